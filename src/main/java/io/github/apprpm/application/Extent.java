package io.github.apprpm.application;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Bytes that can be read at any place: of a file, of a part of one, or in memory. */
final class Extent {
    private final Source source;
    private final long start;
    private final long size;

    private Extent(Source source, long start, long size) {
        this.source = source;
        this.start = start;
        this.size = size;
    }

    private interface Source {
        int read(ByteBuffer bytes, long position) throws IOException;
    }

    static Extent of(FileChannel file) throws IOException {
        return new Extent(file::read, 0, file.size());
    }

    static Extent of(byte[] memory) {
        return new Extent(
                (bytes, position) -> {
                    int count = (int) Math.min(bytes.remaining(), memory.length - position);
                    bytes.put(memory, (int) position, count);
                    return count;
                },
                0,
                memory.length);
    }

    long size() {
        return size;
    }

    /** A part of it, as far as there is one. */
    Extent part(long offset, long length) {
        long from = Math.max(0, Math.min(offset, size));
        return new Extent(source, start + from, Math.max(0, Math.min(length, size - from)));
    }

    /** The bytes from an offset on; fewer if it ends before. */
    byte[] read(long offset, int length) throws IOException {
        Extent part = part(offset, length);
        ByteBuffer bytes = ByteBuffer.allocate((int) part.size);
        while (bytes.hasRemaining()) {
            if (source.read(bytes, part.start + bytes.position()) <= 0) {
                return Arrays.copyOf(bytes.array(), bytes.position());
            }
        }
        return bytes.array();
    }
}
