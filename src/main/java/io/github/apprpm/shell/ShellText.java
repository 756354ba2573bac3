package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.Word;

/** The text of a script and a place in it, read character by character: words with their quotes and expansions (POSIX, XCU 2.2). */
final class ShellText {
    private static final String CONTINUATION = "\\\n";

    /** The script ends within a quote or another construct. */
    static final class Unfinished extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfinished() {
            super("unfinished", null, false, false);
        }
    }

    private final String text;
    private int position;

    ShellText(String text) {
        this.text = text.replace("\r\n", "\n");
    }

    boolean isEnd() {
        return position >= text.length();
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, position);
    }

    /** Skips a text if it is next. */
    boolean skip(String prefix) {
        boolean isHere = startsWith(prefix);
        position += isHere ? prefix.length() : 0;
        return isHere;
    }

    /** Reads up to a text, and skips that text. */
    String until(String end) {
        int found = text.indexOf(end, position);
        if (found < 0) {
            throw new Unfinished();
        }
        String before = text.substring(position, found);
        position = found + end.length();
        return before;
    }

    /** Reads the rest of the line, and skips the line end. */
    String line() {
        int end = text.indexOf('\n', position);
        String line = text.substring(position, end < 0 ? text.length() : end);
        position = end < 0 ? text.length() : end + 1;
        return line;
    }

    /** Whether a process substitution of bash begins here. */
    boolean startsProcess() {
        return startsWith("<(") || startsWith(">(");
    }

    /** Skips blanks, comments and continued line ends. */
    void skipBlanks() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '#') {
                int end = text.indexOf('\n', position);
                position = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\t') {
                position++;
            } else if (!skip(CONTINUATION)) {
                return;
            }
        }
    }

    /** Reads a word; empty if no word begins here. */
    Word word() {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (position < text.length()) {
            if (skip(CONTINUATION)) {
                continue;
            }
            char c = text.charAt(position);
            switch (c) {
                case '\'' -> {
                    quoted = true;
                    position++;
                    word.append(until("'").replace('$', Word.PLAIN_DOLLAR));
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

    /** Copies a whole expansion, without parsing its content. */
    private void expansion(StringBuilder word) {
        char c = text.charAt(position);
        if (c == '`') {
            position++;
            word.append("$(").append(until("`")).append(')');
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

    /** Copies the text from an opening character, which is next, to its closing one. */
    private void nested(StringBuilder word, char close) {
        char open = text.charAt(position);
        int depth = 0;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\\') {
                word.append(c);
                position++;
            } else if (c == '\'' && close == ')') {
                position++;
                word.append(c).append(until("'"));
                position--;
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
}
