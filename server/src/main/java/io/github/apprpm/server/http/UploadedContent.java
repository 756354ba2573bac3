package io.github.apprpm.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The content of a request, whose failures are the client's. */
final class UploadedContent extends InputStream {
    /** A client that is slower for longer than this holds a thread and a file for nothing. */
    private static final long GRACE_SECONDS = 30;

    private static final long LEAST_BYTES_PER_SECOND = 4096;

    private final InputStream in;
    private final LongSupplier nanos;
    private final long begin;
    private long count;

    /** @param nanos a clock that never jumps */
    UploadedContent(InputStream in, LongSupplier nanos) {
        this.in = in;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - begin);
        if (seconds > GRACE_SECONDS && count / seconds < LEAST_BYTES_PER_SECOND) {
            throw new BrokenUploadException(
                    "The content comes at less than %d bytes in a second.".formatted(LEAST_BYTES_PER_SECOND), null);
        }
        try {
            int read = in.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        } catch (IOException | RuntimeException e) {
            throw new BrokenUploadException("The content did not come to its end; put it again.", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
