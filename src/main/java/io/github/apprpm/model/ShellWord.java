package io.github.apprpm.model;

/** A word in a shell script. */
public final class ShellWord {
    private ShellWord() {}

    /** A word that the shell takes as it is. */
    public static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
