package io.github.apprpm.library;

import io.github.apprpm.file.BlockInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * The bytes of an archive, which is a file or a part of one, to be read at any place.
 *
 * @param channel the file, which whoever opened it closes
 * @param start where the archive begins
 * @param length how long it is
 */
record ArchiveBytes(FileChannel channel, long start, long length) {
    /** Bytes of the archive, which holds numbers in this order. */
    ByteBuffer read(long at, long count) throws IOException {
        if (at < 0 || count < 0 || count > Integer.MAX_VALUE || at + count > length) {
            throw new EOFException("The archive is cut off");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + at + bytes.position()) < 0) {
                throw new EOFException("The archive is cut off");
            }
        }
        return bytes.flip();
    }

    /** A part of the archive. */
    ArchiveBytes part(long at, long count) throws IOException {
        if (at < 0 || count < 0 || at + count > length) {
            throw new EOFException("The archive is cut off");
        }
        return new ArchiveBytes(channel, start + at, count);
    }

    /** All bytes in their order. */
    InputStream stream() {
        return new BlockInput() {
            private long position;

            @Override
            public int read(byte[] buffer, int offset, int wanted) throws IOException {
                int count = (int) Math.min(wanted, length - position);
                int read = count <= 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, offset, count), start + position);
                position += Math.max(read, 0);
                return read;
            }
        };
    }
}
