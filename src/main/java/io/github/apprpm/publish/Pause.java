package io.github.apprpm.publish;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * The time between two looks at what a server does by itself.
 *
 * @param length not so short that it is a load
 */
public record Pause(Duration length) {
    public static final Pause USUAL = new Pause(Duration.ofSeconds(1));

    /** Waits so long. */
    public void once() throws IOException {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The build was interrupted");
        }
    }
}
