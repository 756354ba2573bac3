package io.github.apprpm.program;

import java.io.IOException;

/** A program cannot be started, mostly because it is not installed. */
public final class NotStartedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotStartedException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
