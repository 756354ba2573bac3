package io.github.apprpm.program;

import java.util.List;
import java.util.Objects;

/**
 * The result of a program, with its output as text.
 *
 * @param status its exit status; 128 plus the number of the signal that ended it
 * @param text its standard output, as UTF-8
 * @param errors its standard error, as UTF-8
 */
public record Output(int status, String text, String errors) {
    public Output {
        Objects.requireNonNull(text);
        Objects.requireNonNull(errors);
    }

    public boolean isSuccess() {
        return status == 0;
    }

    /** The lines of the standard output. */
    public List<String> lines() {
        return text.lines().toList();
    }

    /** Standard error and output in one, without white space around: what a message quotes. */
    public String said() {
        return (errors + "\n" + text).strip();
    }
}
