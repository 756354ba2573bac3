package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a shell script apart into words and operators (POSIX, XCU 2.3); here documents and comments are left out. */
final class ShellTokens {
    private static final String[] OPERATORS = {
        ";;&", "<<<", "<<-", "&>>", "&&", "||", ";;", ";&", "<<", ">>", "<&", ">&", "<>", ">|", "&>", "|&", "\n", ";",
        "&", "|", "<", ">", "(", ")"
    };

    /**
     * @param place where it begins
     * @param expression what is between double parentheses
     */
    private record Token(int place, boolean isOperator, Word word, String expression) {
        String text() {
            return word.text();
        }
    }

    private record HereDocument(int place, String end, boolean isIndented) {}

    private final ShellText text;
    private final ShellWords words;
    private final List<HereDocument> pending = new ArrayList<>();
    private Token current;
    private boolean skipped;

    ShellTokens(ShellText text) {
        this.text = text;
        this.words = new ShellWords(text);
        advance();
    }

    ShellText text() {
        return text;
    }

    /** Where the next token begins. */
    int place() {
        return current == null ? text.position() : current.place;
    }

    /** The next token is not what the grammar wants. */
    ShellSyntaxException unexpected() {
        String found = current == null ? "end" : current.text().equals("\n") ? "end of the line" : current.text();
        boolean isSyntax = current != null && !current.text().equals("\n");
        return new ShellSyntaxException(
                text.line(place()), "unexpected " + (isSyntax ? "'%s'".formatted(found) : found));
    }

    boolean isEnd() {
        return current == null;
    }

    String peek() {
        return current == null || current.word.isQuoted() ? "" : current.text();
    }

    boolean isOperator(String operator) {
        return current != null && current.isOperator && current.text().equals(operator);
    }

    /** Whether this reserved word is next. */
    boolean isWord(String word) {
        return isPlainWord() && current.text().equals(word);
    }

    boolean isPlainWord() {
        return isAnyWord() && !current.word.isQuoted();
    }

    boolean isAnyWord() {
        return current != null && !current.isOperator;
    }

    Word next() {
        if (current == null) {
            throw unexpected();
        }
        Word word = current.word;
        advance();
        return word;
    }

    Word nextWord() {
        if (!isAnyWord()) {
            throw unexpected();
        }
        return next();
    }

    boolean skippedAny() {
        return skipped;
    }

    void skipRedirections() {
        skipped = false;
        while (current != null && current.isOperator && current.text().matches("[<>].*|&>>?")) {
            String operator = next().text();
            // The delimiter of a here document was read together with its operator.
            if (!operator.equals("<<") && !operator.equals("<<-")) {
                nextWord();
            }
            skipped = true;
        }
    }

    /** The words of a test of bash, in which operators are operands. */
    List<Word> test() {
        int start = place();
        List<Word> test = new ArrayList<>();
        while (!isWord("]]")) {
            if (isEnd()) {
                throw text.unfinished(start, "the test [[");
            }
            if (isOperator("\n")) {
                next();
            } else {
                test.add(next());
            }
        }
        test.add(next());
        skipRedirections();
        return test;
    }

    /** The expression in double parentheses, which are next. */
    String arithmetic() {
        String expression = current.expression;
        advance();
        skipRedirections();
        return expression;
    }

    private void advance() {
        current = read();
    }

    private Token read() {
        text.skipBlanks();
        int place = text.position();
        if (text.isEnd()) {
            requireNoHereDocument();
            return null;
        }
        if (words.startsProcess()) {
            return new Token(place, false, words.word(), "");
        }
        Optional<String> expression = words.arithmetic();
        if (expression.isPresent()) {
            return new Token(place, true, new Word("((", false), expression.get());
        }
        for (String operator : OPERATORS) {
            if (text.skip(operator)) {
                if (operator.equals("<<") || operator.equals("<<-")) {
                    text.skipBlanks();
                    String end = words.word().text().replace(Word.PLAIN_DOLLAR, '$');
                    pending.add(new HereDocument(place, end, operator.endsWith("-")));
                } else if (operator.equals("\n")) {
                    skipHereDocuments();
                }
                return new Token(place, true, new Word(operator, false), "");
            }
        }
        Word word = words.word();
        boolean isDescriptor = (text.startsWith("<") || text.startsWith(">")) && isPlain(word, "\\d+|\\{\\w+}");
        return isDescriptor ? read() : new Token(place, false, word, "");
    }

    private static boolean isPlain(Word word, String pattern) {
        return !word.isQuoted() && word.text().matches(pattern);
    }

    private void skipHereDocuments() {
        while (!pending.isEmpty()) {
            HereDocument document = pending.get(0);
            boolean ended = false;
            while (!ended) {
                if (text.isEnd()) {
                    requireNoHereDocument();
                }
                String line = text.restOfLine();
                ended = (document.isIndented ? line.replaceFirst("^\t+", "") : line).equals(document.end);
            }
            pending.remove(0);
        }
    }

    private void requireNoHereDocument() {
        if (!pending.isEmpty()) {
            throw text.unfinished(pending.get(0).place, "the here document '%s'".formatted(pending.get(0).end));
        }
    }
}
