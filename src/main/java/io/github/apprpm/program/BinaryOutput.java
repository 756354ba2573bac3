package io.github.apprpm.program;

import java.nio.charset.StandardCharsets;

/**
 * The result of a program, with its output as bytes.
 *
 * @param status its exit status; 128 plus the number of the signal that ended it
 * @param bytes its standard output
 * @param errors its standard error
 */
public record BinaryOutput(int status, byte[] bytes, byte[] errors) {
    /** The same as text in UTF-8. */
    public Output text() {
        return new Output(
                status, new String(bytes, StandardCharsets.UTF_8), new String(errors, StandardCharsets.UTF_8));
    }
}
