package io.github.apprpm.server.http;

import java.io.IOException;
import java.io.InputStream;

/** The content of a request, whose failures are the client's. */
final class UploadedContent extends InputStream {
    private final InputStream in;
    private final LeastSpeed speed;

    UploadedContent(InputStream in, LeastSpeed speed) {
        this.in = in;
        this.speed = speed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        speed.require();
        try {
            int read = in.read(buffer, offset, length);
            speed.count(Math.max(0, read));
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
