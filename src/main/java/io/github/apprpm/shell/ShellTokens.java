package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.Word;
import java.util.ArrayList;
import java.util.List;

/** Takes a shell script apart into words and operators (POSIX, XCU 2.3); here documents and comments are left out. */
final class ShellTokens {
    private static final String[] OPERATORS = {
        ";;&", "<<<", "<<-", "&>>", "&&", "||", ";;", ";&", "<<", ">>", "<&", ">&", "<>", ">|", "&>", "|&", "((", "\n",
        ";", "&", "|", "<", ">", "(", ")"
    };

    private record Token(boolean isOperator, Word word) {
        String text() {
            return word.text();
        }
    }

    private record HereDocument(String end, boolean isIndented) {}

    private final ShellText text;
    private final List<HereDocument> pending = new ArrayList<>();
    private Token current;
    private boolean skipped;

    ShellTokens(String text) {
        this.text = new ShellText(text);
        advance();
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
            throw new ShellText.Unfinished();
        }
        Word word = current.word;
        advance();
        return word;
    }

    Word nextWord() {
        if (!isAnyWord()) {
            throw new ShellText.Unfinished();
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
        List<Word> words = new ArrayList<>();
        while (!isWord("]]")) {
            if (isOperator("\n")) {
                next();
            } else {
                words.add(next());
            }
        }
        words.add(next());
        skipRedirections();
        return words;
    }

    /** The rest of an expression in double parentheses. */
    String arithmetic() {
        String expression = text.until("))");
        advance();
        skipRedirections();
        return expression;
    }

    private void advance() {
        current = read();
    }

    private Token read() {
        text.skipBlanks();
        if (text.isEnd()) {
            return null;
        }
        if (text.startsProcess()) {
            return new Token(false, text.word());
        }
        for (String operator : OPERATORS) {
            if (text.skip(operator)) {
                if (operator.equals("<<") || operator.equals("<<-")) {
                    text.skipBlanks();
                    String end = text.word().text().replace(Word.PLAIN_DOLLAR, '$');
                    pending.add(new HereDocument(end, operator.endsWith("-")));
                } else if (operator.equals("\n")) {
                    skipHereDocuments();
                }
                return new Token(true, new Word(operator, false));
            }
        }
        Word word = text.word();
        boolean isDescriptor = (text.startsWith("<") || text.startsWith(">")) && isPlain(word, "\\d+|\\{\\w+}");
        return isDescriptor ? read() : new Token(false, word);
    }

    private static boolean isPlain(Word word, String pattern) {
        return !word.isQuoted() && word.text().matches(pattern);
    }

    private void skipHereDocuments() {
        for (HereDocument document : pending) {
            boolean ended = false;
            while (!ended && !text.isEnd()) {
                String line = text.line();
                ended = (document.isIndented ? line.replaceFirst("^\t+", "") : line).equals(document.end);
            }
        }
        pending.clear();
    }
}
