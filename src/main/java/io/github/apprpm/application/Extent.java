package io.github.apprpm.application;

import java.io.IOException;
import java.io.RandomAccessFile;
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
        int read(long position, byte[] bytes, int from) throws IOException;
    }

    static Extent of(RandomAccessFile file) throws IOException {
        return new Extent(
                (position, bytes, from) -> {
                    file.seek(position);
                    return file.read(bytes, from, bytes.length - from);
                },
                0,
                file.length());
    }

    static Extent of(byte[] memory) {
        return new Extent(
                (position, bytes, from) -> {
                    System.arraycopy(memory, (int) position, bytes, from, bytes.length - from);
                    return bytes.length - from;
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
        long from = Math.max(0, Math.min(offset, size));
        byte[] bytes = new byte[(int) Math.min(length, size - from)];
        for (int filled = 0; filled < bytes.length; ) {
            int count = source.read(start + from + filled, bytes, filled);
            if (count <= 0) {
                return Arrays.copyOf(bytes, filled);
            }
            filled += count;
        }
        return bytes;
    }
}
