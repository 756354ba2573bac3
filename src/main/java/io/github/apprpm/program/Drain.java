package io.github.apprpm.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads an output while its program runs, so that the program never waits for a reader. */
final class Drain {
    /** How long an ended program's output may stay open. What it wrote itself is in the pipe by then; another process holds it. */
    static final Duration LEFT_OPEN = Duration.ofSeconds(1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Thread thread;

    private Drain(InputStream stream) {
        thread = new Thread(() -> read(stream), "apprpm-output");
        thread.setDaemon(true);
    }

    static Drain of(InputStream stream) {
        Drain drain = new Drain(stream);
        drain.thread.start();
        return drain;
    }

    private void read(InputStream stream) {
        try (stream) {
            stream.transferTo(bytes); // which locks itself for each write
        } catch (IOException e) {
            // The program was killed: what it wrote until then is what there is.
        }
    }

    /** All that was written, after the program has ended. */
    byte[] all(Duration leftOpen) throws InterruptedException {
        thread.join(leftOpen.toMillis());
        return bytes.toByteArray();
    }
}
