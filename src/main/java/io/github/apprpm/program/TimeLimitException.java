package io.github.apprpm.program;

import java.io.IOException;
import java.time.Duration;

/** A program was killed because it exceeded its time limit. */
public final class TimeLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    public TimeLimitException(String program, Duration limit) {
        super("'%s' did not end within %d seconds".formatted(program, limit.toSeconds()));
    }
}
