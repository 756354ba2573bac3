package io.github.apprpm.server.http;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.io.Content;

/** Content on its way from a client to its receiver. */
final class ArrivingContent {
    private final Content.Source source;
    private final Receiver receiver;
    private final LeastSpeed speed = new LeastSpeed(System::nanoTime);

    ArrivingContent(Content.Source source, Receiver receiver) {
        this.source = source;
        this.receiver = receiver;
    }

    /**
     * Takes what is there, without waiting for more.
     *
     * @return the answer if all has come
     */
    Optional<Answer> take() throws IOException {
        for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
            if (Content.Chunk.isFailure(chunk)) {
                throw new BrokenUploadException(
                        "The content did not come to its end; put it again.", chunk.getFailure());
            }
            try {
                speed.count(chunk.remaining());
                receiver.take(chunk.getByteBuffer());
            } finally {
                chunk.release();
            }
            if (chunk.isLast()) {
                return Optional.of(receiver.end());
            }
            speed.require();
        }
        return Optional.empty();
    }

    /** No more of it is wanted. */
    void close() throws IOException {
        receiver.close();
    }
}
