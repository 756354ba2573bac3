package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The result of {@code test}, {@code [} or {@code [[}, as far as the known variables determine it. */
final class TestCommand {
    private static final Pattern NUMBER_TEST =
            Pattern.compile("\\s*\\$?\\{?(\\w+)}?\\s*(==|!=|<=|>=|<|>)\\s*(\\d+)\\s*");

    private final List<String> words;
    private final List<Optional<String>> values;
    private int position;

    TestCommand(List<Word> arguments, Function<Word, Optional<String>> value) {
        List<Word> operands = arguments;
        if (!operands.isEmpty() && operands.get(operands.size() - 1).text().matches("]]?")) {
            operands = operands.subList(0, operands.size() - 1);
        }
        this.words = operands.stream().map(Word::text).toList();
        this.values = operands.stream().map(value).toList();
    }

    Ending outcome() {
        if (words.isEmpty()) {
            return Ending.FAILURE;
        }
        Ending outcome = or();
        return position == words.size() ? outcome : Ending.UNKNOWN;
    }

    private boolean isNext(String... operators) {
        return position < words.size() && List.of(operators).contains(words.get(position));
    }

    private Ending or() {
        Ending left = and();
        while (isNext("-o", "||")) {
            position++;
            Ending right = and();
            left = left == Ending.SUCCESS || right == Ending.SUCCESS
                    ? Ending.SUCCESS
                    : left == Ending.FAILURE ? right : Ending.UNKNOWN;
        }
        return left;
    }

    private Ending and() {
        Ending left = not();
        while (isNext("-a", "&&")) {
            position++;
            Ending right = not();
            left = left == Ending.FAILURE || right == Ending.FAILURE
                    ? Ending.FAILURE
                    : left == Ending.SUCCESS ? right : Ending.UNKNOWN;
        }
        return left;
    }

    private Ending not() {
        if (isNext("!")) {
            position++;
            return not().negated();
        }
        if (isNext("(")) {
            position++;
            Ending inner = or();
            if (isNext(")")) {
                position++;
            }
            return inner;
        }
        return primary();
    }

    private Ending primary() {
        int left = words.size() - position;
        if (left >= 3 && words.get(position + 1).matches("==?|!=|=~|<|>|-(eq|ne|gt|ge|lt|le|nt|ot|ef)")) {
            position += 3;
            return binary(values.get(position - 3), words.get(position - 2), values.get(position - 1));
        }
        if (left >= 2 && words.get(position).matches("-[A-Za-z]")) {
            position += 2;
            return unary(words.get(position - 2), values.get(position - 1));
        }
        if (left >= 1) {
            return values.get(position++)
                    .map(text -> Ending.of(!text.isEmpty()))
                    .orElse(Ending.UNKNOWN);
        }
        return Ending.UNKNOWN;
    }

    private static Ending unary(String operator, Optional<String> operand) {
        if (operand.isEmpty()) {
            return Ending.UNKNOWN;
        }
        return switch (operator) {
            case "-n" -> Ending.of(!operand.get().isEmpty());
            case "-z" -> Ending.of(operand.get().isEmpty());
            default -> Ending.UNKNOWN;
        };
    }

    private static Ending binary(Optional<String> left, String operator, Optional<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Ending.UNKNOWN;
        }
        return switch (operator) {
            case "=", "==" -> Ending.of(Globs.matches(right.get(), left.get()));
            case "!=" -> Ending.of(!Globs.matches(right.get(), left.get()));
            case "-eq" -> numbers(left.get(), "==", right.get());
            case "-ne" -> numbers(left.get(), "!=", right.get());
            case "-gt" -> numbers(left.get(), ">", right.get());
            case "-ge" -> numbers(left.get(), ">=", right.get());
            case "-lt" -> numbers(left.get(), "<", right.get());
            case "-le" -> numbers(left.get(), "<=", right.get());
            default -> Ending.UNKNOWN;
        };
    }

    /** The result of {@code ((}, if it compares a variable with a number. */
    static Ending arithmetic(String expression, Function<String, Optional<String>> variable) {
        Matcher test = NUMBER_TEST.matcher(expression);
        if (!test.matches()) {
            return Ending.UNKNOWN;
        }
        return variable.apply(test.group(1))
                .map(left -> numbers(left, test.group(2), test.group(3)))
                .orElse(Ending.UNKNOWN);
    }

    private static Ending numbers(String left, String operator, String right) {
        int order;
        try {
            order = Long.compare(Long.parseLong(left.strip()), Long.parseLong(right.strip()));
        } catch (NumberFormatException e) {
            return Ending.UNKNOWN;
        }
        return switch (operator) {
            case "==" -> Ending.of(order == 0);
            case "!=" -> Ending.of(order != 0);
            case ">" -> Ending.of(order > 0);
            case ">=" -> Ending.of(order >= 0);
            case "<" -> Ending.of(order < 0);
            case "<=" -> Ending.of(order <= 0);
            default -> Ending.UNKNOWN;
        };
    }
}
