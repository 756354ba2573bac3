package io.github.apprpm.shell;

import io.github.apprpm.shell.ShellScript.Word;
import java.util.Optional;

/** Reads words character by character, with their quotes and expansions (POSIX, XCU 2.2 and 2.6). */
final class ShellWords {
    private static final String QUOTE = "the quotation";

    private final ShellText text;

    ShellWords(ShellText text) {
        this.text = text;
    }

    /** Whether a process substitution of bash begins here. */
    boolean startsProcess() {
        return text.startsWith("<(") || text.startsWith(">(");
    }

    /** Reads a word; empty if no word begins here. */
    Word word() {
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        while (!text.isEnd()) {
            if (text.skip(ShellText.CONTINUATION)) {
                continue;
            }
            switch (text.peek()) {
                case '\'' -> {
                    quoted = true;
                    word.append(singleQuoted().replace('$', Word.PLAIN_DOLLAR));
                }
                case '"' -> {
                    quoted = true;
                    doubleQuoted(word);
                }
                case '\\' -> {
                    quoted = true;
                    text.next();
                    if (!text.isEnd()) {
                        char escaped = text.next();
                        word.append(escaped == '$' ? Word.PLAIN_DOLLAR : escaped);
                    }
                }
                case '$', '`' -> quoted |= expansion(word, false);
                case ' ', '\t', '\n', ';', '&', '|', ')' -> {
                    return new Word(word.toString(), quoted);
                }
                case '<', '>' -> {
                    if (!startsProcess() || word.length() > 0) {
                        return new Word(word.toString(), quoted);
                    }
                    text.next();
                    word.append('$').append(commands());
                }
                case '(' -> {
                    // An array of bash, or a pattern of its tests.
                    boolean isPart = word.length() > 0 && "=?*+@!".indexOf(word.charAt(word.length() - 1)) >= 0;
                    if (!isPart) {
                        return new Word(word.toString(), quoted);
                    }
                    word.append(balanced());
                }
                default -> word.append(text.next());
            }
        }
        return new Word(word.toString(), quoted);
    }

    /** The text between single quotes, the first of which is next. */
    private String singleQuoted() {
        int start = text.position();
        text.next();
        while (text.peek() != '\'' || text.isEnd()) {
            if (text.isEnd()) {
                throw text.unfinished(start, QUOTE + " '");
            }
            text.next();
        }
        String quoted = text.since(start + 1);
        text.next();
        return quoted;
    }

    private void doubleQuoted(StringBuilder word) {
        int start = text.position();
        text.next();
        while (!text.skip("\"")) {
            if (text.isEnd()) {
                throw text.unfinished(start, QUOTE + " \"");
            }
            char c = text.peek();
            if (text.skip(ShellText.CONTINUATION)) {
                continue;
            }
            if (c == '$' || c == '`') {
                expansion(word, true);
                continue;
            }
            word.append(text.next());
            if (c == '\\' && !text.isEnd()) {
                char escaped = text.next();
                if ("$`\"\\".indexOf(escaped) >= 0) {
                    word.setLength(word.length() - 1);
                }
                word.append(escaped == '$' ? Word.PLAIN_DOLLAR : escaped);
            }
        }
    }

    /**
     * Copies a whole expansion.
     *
     * @return whether it is a quotation
     */
    private boolean expansion(StringBuilder word, boolean inQuotes) {
        if (text.peek() == '`') {
            word.append("$(").append(backquoted(inQuotes)).append(')');
            return false;
        }
        text.next();
        if (!inQuotes && text.peek() == '\'') {
            word.append(escapeQuoted());
            return true;
        }
        word.append('$');
        Optional<String> expression = arithmetic();
        if (expression.isPresent()) {
            word.append("((").append(expression.get()).append("))");
        } else if (text.startsWith("(")) {
            word.append(commands());
        } else if (text.startsWith("{")) {
            word.append(parameter(inQuotes));
        }
        return false;
    }

    /** A text in {@code $'...'} of bash. */
    private String escapeQuoted() {
        int start = text.position();
        text.next();
        while (!text.skip("'")) {
            if (text.isEnd()) {
                throw text.unfinished(start, QUOTE + " $'");
            }
            if (text.next() == '\\' && !text.isEnd()) {
                text.next();
            }
        }
        String quoted = text.since(start + 1);
        return quoted.substring(0, quoted.length() - 1).replace('$', Word.PLAIN_DOLLAR);
    }

    private String backquoted(boolean inQuotes) {
        int start = text.position();
        text.next();
        StringBuilder commands = new StringBuilder();
        while (!text.skip("`")) {
            if (text.isEnd()) {
                throw text.unfinished(start, "the command substitution `");
            }
            char c = text.next();
            if (c == '\\' && !text.isEnd() && ("$`\\" + (inQuotes ? "\"" : "")).indexOf(text.peek()) >= 0) {
                c = text.next();
            }
            commands.append(c);
        }
        ShellText inner = text.within(commands.toString(), start);
        inner.enter();
        ShellParser.script(inner);
        return commands.toString();
    }

    /** The commands in parentheses, the first of which is next, as they are written. */
    private String commands() {
        int start = text.position();
        text.next();
        text.enter();
        ShellParser.substitution(text, start);
        text.leave();
        return text.since(start);
    }

    /** A parameter in braces, the first of which is next, as it is written. */
    private String parameter(boolean inQuotes) {
        int start = text.position();
        text.next();
        text.enter();
        text.skip("#");
        while (Character.isLetterOrDigit(text.peek()) || "_!@*".indexOf(text.peek()) >= 0) {
            text.next();
        }
        // Quotes are literal in the value of a quoted parameter, but not in a pattern.
        boolean quotes = !inQuotes || "#%/^,".indexOf(text.peek()) >= 0;
        while (!text.skip("}")) {
            part(start, "the parameter expansion ${", quotes, inQuotes);
        }
        text.leave();
        return text.since(start);
    }

    /** Text with balanced parentheses, the first of which is next, as it is written. */
    private String balanced() {
        int start = text.position();
        int open = 0;
        do {
            char c = text.peek();
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            part(start, "the parenthesis (", true, false);
            if (" \t\n".indexOf(c) >= 0) {
                text.skipBlanks(); // and comments
            }
        } while (open > 0);
        return text.since(start);
    }

    /** Reads the expression in double parentheses; empty, and nothing is read, if these are not arithmetic but commands. */
    Optional<String> arithmetic() {
        if (!text.mayBeArithmetic()) {
            return Optional.empty();
        }
        int start = text.position();
        int depthThere = text.depth();
        try {
            text.enter();
            int open = 0;
            do {
                char c = text.peek();
                open += c == '(' ? 1 : c == ')' ? -1 : 0;
                part(start, "the expression ((", true, false);
            } while (open > 1 || text.position() == start + 1);
            if (text.skip(")")) {
                text.leave();
                String expression = text.since(start);
                return Optional.of(expression.substring(2, expression.length() - 2));
            }
        } catch (ShellSyntaxException e) {
            // Not arithmetic: the commands are parsed, which names what is wrong.
        }
        text.returnTo(start, depthThere);
        return Optional.empty();
    }

    /** Skips a character, or a whole quotation or expansion. */
    private void part(int start, String construct, boolean quotes, boolean inQuotes) {
        if (text.isEnd()) {
            throw text.unfinished(start, construct);
        }
        char c = text.peek();
        if (c == '\\') {
            text.next();
            if (!text.isEnd()) {
                text.next();
            }
        } else if (c == '\'' && quotes) {
            singleQuoted();
        } else if (c == '"') {
            doubleQuoted(new StringBuilder());
        } else if (c == '$' || c == '`') {
            expansion(new StringBuilder(), inQuotes);
        } else {
            text.next();
        }
    }
}
