package io.github.apprpm.server.http;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Takes the content of a request as it comes: while nothing comes, no thread waits for it. It is closed whatever became of the
 * request.
 */
public interface Receiver extends Closeable {
    /**
     * Takes the next bytes; later they are others.
     *
     * @throws RefusedException if the rest is not wanted
     */
    void take(ByteBuffer bytes) throws IOException;

    /** Answers when all has come. */
    Answer end() throws IOException;
}
