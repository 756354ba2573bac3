package io.github.apprpm.shell;

/** A shell cannot parse a script. */
public final class ShellSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    ShellSyntaxException(int line, String problem) {
        super(problem, null, false, false);
        this.line = line;
    }

    /** The line, counted from one: of what is not expected, or of what has no end. */
    public int line() {
        return line;
    }

    /** What is wrong there, as {@code unexpected 'fi'}. */
    public String problem() {
        return getMessage();
    }
}
