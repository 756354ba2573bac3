package io.github.apprpm.server.http;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How fast content has to come. Times are nanoseconds of a clock that never jumps. */
final class LeastSpeed {
    /** A client that is slower for longer than this holds a connection and a file for nothing. */
    private static final long GRACE_SECONDS = 30;

    private static final long LEAST_BYTES_PER_SECOND = 4096;

    private final LongSupplier nanos;
    private final long begin;
    private long count;

    /** It begins now. */
    LeastSpeed(LongSupplier nanos) {
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    /** So many bytes have come. */
    void count(int bytes) {
        count += bytes;
    }

    /** @throws BrokenUploadException if the content comes too slowly */
    void require() throws BrokenUploadException {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - begin);
        if (seconds > GRACE_SECONDS && count / seconds < LEAST_BYTES_PER_SECOND) {
            throw new BrokenUploadException(
                    "The content comes at less than %d bytes in a second.".formatted(LEAST_BYTES_PER_SECOND), null);
        }
    }
}
