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

    private static final String CONTINUATION = "\\\n";

    /** A script that ends within a quote, or has other ends that we do not see. */
    static final class Unfinished extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfinished() {
            super("unfinished", null, false, false);
        }
    }

    private record Token(boolean isOperator, Word word) {
        String text() {
            return word.text();
        }
    }

    private record HereDocument(String end, boolean isIndented) {}

    private final String text;
    private final List<HereDocument> pending = new ArrayList<>();
    private int position;
    private Token current;
    private boolean skipped;

    ShellTokens(String text) {
        this.text = text.replace("\r\n", "\n");
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

    /** Whether this reserved word comes. */
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
            throw new Unfinished();
        }
        Word word = current.word;
        advance();
        return word;
    }

    Word nextWord() {
        if (!isAnyWord()) {
            throw new Unfinished();
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
            // The end of a here document was taken when its operator was read.
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
        int end = text.indexOf("))", position);
        if (end < 0) {
            throw new Unfinished();
        }
        String expression = text.substring(position, end);
        position = end + 2;
        advance();
        skipRedirections();
        return expression;
    }

    private void advance() {
        current = read();
    }

    private Token read() {
        skipBlanks();
        if (position >= text.length()) {
            return null;
        }
        if (startsProcess()) {
            return new Token(false, word());
        }
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, position)) {
                position += operator.length();
                if (operator.equals("<<") || operator.equals("<<-")) {
                    skipBlanks();
                    pending.add(
                            new HereDocument(word().text().replace(Word.PLAIN_DOLLAR, '$'), operator.endsWith("-")));
                } else if (operator.equals("\n")) {
                    skipHereDocuments();
                }
                return new Token(true, new Word(operator, false));
            }
        }
        int start = position;
        Word word = word();
        boolean isDescriptor = position < text.length()
                && (text.charAt(position) == '<' || text.charAt(position) == '>')
                && text.substring(start, position).matches("\\d+|\\{\\w+}");
        return isDescriptor ? read() : new Token(false, word);
    }

    private boolean startsProcess() {
        return text.startsWith("<(", position) || text.startsWith(">(", position);
    }

    private void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\t') {
                position++;
            } else if (text.startsWith(CONTINUATION, position)) {
                position += CONTINUATION.length();
            } else {
                return;
            }
        }
    }

    private void skipHereDocuments() {
        for (HereDocument document : pending) {
            boolean ended = false;
            while (!ended && position < text.length()) {
                int end = text.indexOf('\n', position);
                String line = text.substring(position, end < 0 ? text.length() : end);
                position = end < 0 ? text.length() : end + 1;
                ended = (document.isIndented ? line.replaceFirst("^\t+", "") : line).equals(document.end);
            }
        }
        pending.clear();
    }

    private Word word() {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (position < text.length()) {
            if (text.startsWith(CONTINUATION, position)) {
                position += CONTINUATION.length();
                continue;
            }
            char c = text.charAt(position);
            switch (c) {
                case '\'' -> {
                    quoted = true;
                    int end = end('\'', position + 1);
                    word.append(text.substring(position + 1, end).replace('$', Word.PLAIN_DOLLAR));
                    position = end + 1;
                }
                case '"' -> {
                    quoted = true;
                    doubleQuoted(word);
                }
                case '\\' -> {
                    quoted = true;
                    if (position + 1 < text.length()) {
                        char next = text.charAt(position + 1);
                        word.append(next == '$' ? Word.PLAIN_DOLLAR : next);
                    }
                    position += 2;
                }
                case '$', '`' -> expansion(word);
                case ' ', '\t', '\n', ';', '&', '|' -> {
                    return new Word(word.toString(), quoted);
                }
                case '<', '>' -> {
                    if (!startsProcess() || word.length() > 0) {
                        return new Word(word.toString(), quoted);
                    }
                    position++;
                    word.append('$');
                    nested(word, ')');
                }
                case '(' -> {
                    // An array of bash, or a pattern of its tests.
                    boolean isPart = word.length() > 0 && "=?*+@!".indexOf(word.charAt(word.length() - 1)) >= 0;
                    if (!isPart) {
                        return new Word(word.toString(), quoted);
                    }
                    nested(word, ')');
                }
                case ')' -> {
                    return new Word(word.toString(), quoted);
                }
                default -> {
                    word.append(c);
                    position++;
                }
            }
        }
        position = Math.min(position, text.length());
        return new Word(word.toString(), quoted);
    }

    private void doubleQuoted(StringBuilder word) {
        position++;
        while (true) {
            if (position >= text.length()) {
                throw new Unfinished();
            }
            char c = text.charAt(position);
            if (c == '"') {
                position++;
                return;
            }
            if (c == '\\' && position + 1 < text.length()) {
                char next = text.charAt(position + 1);
                if (next == '\n') {
                    position += CONTINUATION.length();
                    continue;
                }
                if ("$`\"\\".indexOf(next) >= 0) {
                    word.append(next == '$' ? Word.PLAIN_DOLLAR : next);
                } else {
                    word.append(c).append(next);
                }
                position += 2;
            } else if (c == '$' || c == '`') {
                expansion(word);
            } else {
                word.append(c);
                position++;
            }
        }
    }

    /** Takes over a whole expansion; what it holds is not looked at. */
    private void expansion(StringBuilder word) {
        char c = text.charAt(position);
        if (c == '`') {
            int end = end('`', position + 1);
            word.append("$(").append(text, position + 1, end).append(')');
            position = end + 1;
            return;
        }
        word.append(c);
        position++;
        if (position < text.length() && text.charAt(position) == '(') {
            nested(word, ')');
        } else if (position < text.length() && text.charAt(position) == '{') {
            nested(word, '}');
        }
    }

    /** Takes over what is between an opening character, at which the text is, and its closing one. */
    private void nested(StringBuilder word, char close) {
        char open = text.charAt(position);
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\\') {
                word.append(c);
                position++;
            } else if (c == '\'' && close == ')') {
                int end = end('\'', position + 1);
                word.append(text, position, end);
                position = end;
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                word.append(c);
                position++;
                return;
            }
            if (position < text.length()) {
                word.append(text.charAt(position));
                position++;
            }
        }
        throw new Unfinished();
    }

    private int end(char quote, int from) {
        int end = text.indexOf(quote, from);
        if (end < 0) {
            throw new Unfinished();
        }
        return end;
    }
}
