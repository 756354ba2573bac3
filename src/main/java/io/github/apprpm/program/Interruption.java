package io.github.apprpm.program;

import java.io.InterruptedIOException;

/** Ends a wait when the build is interrupted: callers see an exception, and the thread stays interrupted. */
public final class Interruption {
    private Interruption() {}

    public static InterruptedIOException of(String message, InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException exception = new InterruptedIOException(message);
        exception.initCause(cause);
        return exception;
    }
}
