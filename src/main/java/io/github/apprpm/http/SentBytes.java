package io.github.apprpm.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.LongConsumer;

/** The pieces of a body in a row; reports how many bytes were read. */
final class SentBytes extends InputStream {
    private final Queue<HttpBody.Piece> left;
    private final LongConsumer observer;
    private InputStream current = InputStream.nullInputStream();
    private long sent;

    SentBytes(HttpBody body, LongConsumer observer) throws IOException {
        this.left = new ArrayDeque<>(body.pieces());
        this.observer = observer;
        next(); // a file that is not there fails now
    }

    private boolean next() throws IOException {
        current.close();
        HttpBody.Piece piece = left.poll();
        if (piece == null) {
            return false;
        }
        current = piece.open();
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        do {
            int count = current.read(buffer, offset, length);
            if (count > 0) {
                sent += count;
                observer.accept(sent);
                return count;
            }
        } while (next());
        return -1;
    }

    @Override
    public void close() throws IOException {
        current.close();
        left.clear();
    }
}
