package io.github.apprpm.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dependency as people read it: one capability, or several joined by words.
 *
 * @param operator what joins the operands, as {@code or}; empty for one capability
 * @param text the capability; empty for an expression
 * @param operands what is joined
 */
record Capability(String operator, String text, List<Capability> operands) {
    private static final Pattern WORD = Pattern.compile("[^\\s()]+(?:\\([^()]*\\)[^\\s()]*)*");
    private static final Pattern VERSION = Pattern.compile("\\s+(?:<=|>=|==?|<|>)\\s+[^\\s()]+");
    private static final Pattern OPERATOR = Pattern.compile("\\s+(and|or|if|else|unless|with|without)\\s+");
    private static final int DEEPEST = 20;

    Capability {
        operands = List.copyOf(operands);
    }

    /** A capability or a rich dependency; what cannot be read as one is taken as it is. */
    static Capability parse(String text) {
        Reader reader = new Reader(text);
        return text.startsWith("(")
                ? reader.expression(0)
                        .filter(all -> reader.position == text.length())
                        .orElseGet(() -> single(text))
                : single(text);
    }

    private static Capability single(String text) {
        return new Capability("", text, List.of());
    }

    /** All capabilities in it, in their order. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (operands.isEmpty()) {
            names.add(text);
        }
        operands.forEach(operand -> names.addAll(operand.names()));
        return names;
    }

    private static final class Reader {
        private final String text;
        private int position;

        Reader(String text) {
            this.text = text;
        }

        /** What is in parentheses, of which the first is next. */
        Optional<Capability> expression(int depth) {
            position++;
            List<Capability> operands = new ArrayList<>();
            String operator = "";
            while (depth < DEEPEST) {
                Optional<Capability> operand = position < text.length() && text.charAt(position) == '('
                        ? expression(depth + 1)
                        : Optional.of(take(WORD) + take(VERSION).replaceAll("\\s+", " "))
                                .filter(name -> !name.isEmpty())
                                .map(Capability::single);
                if (operand.isEmpty()) {
                    return Optional.empty();
                }
                operands.add(operand.get());
                String next = take(OPERATOR).strip();
                if (next.isEmpty()) {
                    break;
                }
                // "a if b else c" is one expression of three
                operator = operator.isEmpty() || operator.equals(next) ? next : operator + " " + next;
            }
            boolean closed = take(Pattern.compile("\\s*\\)")).length() > 0;
            return closed ? Optional.of(new Capability(operator, "", operands)) : Optional.empty();
        }

        private String take(Pattern pattern) {
            Matcher matcher = pattern.matcher(text).region(position, text.length());
            if (!matcher.lookingAt()) {
                return "";
            }
            position = matcher.end();
            return matcher.group();
        }
    }
}
