package io.github.apprpm.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes to the standard input of a program while it runs. */
final class Feed {
    private Feed() {}

    static void start(InputStream input, OutputStream target) {
        Thread thread = new Thread(() -> copy(input, target), "apprpm-input");
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(InputStream input, OutputStream target) {
        try (input;
                target) {
            input.transferTo(target);
        } catch (IOException e) {
            // The program ended before it read everything, as it may.
        }
    }
}
