package io.github.apprpm.shell;

import java.util.HashSet;
import java.util.Set;

/** The text of a script and a place in it. */
final class ShellText {
    static final String CONTINUATION = "\\\n";
    /** How deep constructs may be nested. */
    private static final int DEEPEST = 100;

    private final String text;
    private final int firstLine;
    private final Set<Integer> noArithmetic = new HashSet<>();
    private int position;
    private int depth;

    ShellText(String text) {
        this(text, 1, 0);
    }

    private ShellText(String text, int firstLine, int depth) {
        this.text = text.replace("\r\n", "\n");
        this.firstLine = firstLine;
        this.depth = depth;
    }

    /** A text within this one, which was written with escapes. */
    ShellText within(String inner, int start) {
        return new ShellText(inner, line(start), depth);
    }

    /** Begins a nested construct. */
    void enter() {
        if (++depth > DEEPEST) {
            throw new ShellSyntaxException(line(position), "more than %d nested constructs".formatted(DEEPEST));
        }
    }

    /** Ends a nested construct. */
    void leave() {
        depth--;
    }

    int position() {
        return position;
    }

    /** Returns to double parentheses that turned out to be no arithmetic, so that they are not tried twice. */
    void returnTo(int start, int depthThere) {
        position = start;
        depth = depthThere;
        noArithmetic.add(start);
    }

    /** Whether double parentheses are next that may be arithmetic. */
    boolean mayBeArithmetic() {
        return startsWith("((") && !noArithmetic.contains(position);
    }

    int depth() {
        return depth;
    }

    /** The line of a place. */
    int line(int place) {
        return firstLine
                + (int) text.substring(0, Math.min(place, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** What has no end. */
    ShellSyntaxException unfinished(int start, String construct) {
        return new ShellSyntaxException(line(start), "%s has no end".formatted(construct));
    }

    boolean isEnd() {
        return position >= text.length();
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix, position);
    }

    /** The next character; a NUL at the end. */
    char peek() {
        return isEnd() ? '\0' : text.charAt(position);
    }

    char next() {
        return text.charAt(position++);
    }

    /** Skips a text if it is next. */
    boolean skip(String prefix) {
        boolean isHere = startsWith(prefix);
        position += isHere ? prefix.length() : 0;
        return isHere;
    }

    /** The text from a place up to here. */
    String since(int start) {
        return text.substring(start, Math.min(position, text.length()));
    }

    /** Reads the rest of the line, and skips the line end. */
    String restOfLine() {
        int end = text.indexOf('\n', position);
        String line = text.substring(position, end < 0 ? text.length() : end);
        position = end < 0 ? text.length() : end + 1;
        return line;
    }

    /** Skips blanks, comments and continued line ends. */
    void skipBlanks() {
        while (!isEnd()) {
            char c = peek();
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
}
