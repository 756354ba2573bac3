package io.github.apprpm.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Bytes that can be read at any place: of a file, of a part of one, or in memory. */
public final class Extent {
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

    /** All bytes of a file, as long as it is open. */
    public static Extent of(FileChannel file) throws IOException {
        return new Extent(
                (position, bytes, from) -> file.read(ByteBuffer.wrap(bytes, from, bytes.length - from), position),
                0,
                file.size());
    }

    public static Extent of(byte[] memory) {
        return new Extent(
                (position, bytes, from) -> {
                    System.arraycopy(memory, (int) position, bytes, from, bytes.length - from);
                    return bytes.length - from;
                },
                0,
                memory.length);
    }

    /** The number of bytes. */
    public long size() {
        return size;
    }

    /** A part of it, as far as there is one. */
    public Extent part(long offset, long length) {
        long from = Math.max(0, Math.min(offset, size));
        return new Extent(source, start + from, Math.max(0, Math.min(length, size - from)));
    }

    /** The bytes from an offset on; fewer if it ends before. */
    public byte[] read(long offset, int length) throws IOException {
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

    /** All bytes in their order. */
    public InputStream stream() {
        return new BlockInput() {
            private long position;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                byte[] bytes = Extent.this.read(position, length);
                System.arraycopy(bytes, 0, buffer, offset, bytes.length);
                position += bytes.length;
                return bytes.length == 0 && length > 0 ? -1 : bytes.length;
            }
        };
    }
}
