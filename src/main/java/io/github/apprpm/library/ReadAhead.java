package io.github.apprpm.library;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** A stream with a buffer of what was read ahead. */
final class ReadAhead {
    private static final int BYTES = 1 << 14;
    private static final long UNSIGNED = 0xFFFFFFFFL;

    private final InputStream in;
    private final byte[] buffer;
    private int start;
    private int end;
    private long position;

    ReadAhead(InputStream in) {
        this.in = in;
        this.buffer = new byte[BYTES];
    }

    ReadAhead(byte[] bytes) {
        this.in = InputStream.nullInputStream();
        this.buffer = bytes;
        this.end = bytes.length;
    }

    /** The bytes that were consumed. */
    long position() {
        return position;
    }

    /** How many bytes are at hand: at least those wanted, unless the stream ends before. */
    int available(int wanted) throws IOException {
        if (end - start < wanted) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
            for (int read = 0; end < wanted && read >= 0; end += Math.max(read, 0)) {
                read = in.read(buffer, end, buffer.length - end);
            }
        }
        return end - start;
    }

    boolean holds(int bytes) {
        return end - start >= bytes;
    }

    int int16(int at) {
        return buffer[start + at] & 0xFF | (buffer[start + at + 1] & 0xFF) << 8;
    }

    int int32(int at) {
        return int16(at) | int16(at + 2) << 16;
    }

    long int64(int at) {
        return int32(at) & UNSIGNED | (long) int32(at + 4) << 32;
    }

    void advance(int bytes) {
        start += bytes;
        position += bytes;
    }

    int read(byte[] to, int offset, int length) throws IOException {
        int read = Math.min(length, available(1));
        if (read == 0) {
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(buffer, start, to, offset, read);
        advance(read);
        return read;
    }

    void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; ) {
            int step = (int) Math.min(left, available(1));
            if (step == 0) {
                throw new BrokenArchive("is cut off");
            }
            advance(step);
            left -= step;
        }
    }

    void feed(Inflater inflater) {
        inflater.setInput(buffer, start, end - start);
    }
}
