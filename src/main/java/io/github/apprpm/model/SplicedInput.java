package io.github.apprpm.model;

import io.github.apprpm.model.Content.Spliced.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/** Reads the parts of a file in their order, each after the bytes before it. It ends early if the file does. */
final class SplicedInput extends InputStream {
    private final FileChannel file;
    private final List<Part> parts;
    private int index;
    /** How many bytes of the part were read, with those before it. */
    private long position;

    SplicedInput(Path path, List<Part> parts) throws IOException {
        this.file = FileChannel.open(path);
        this.parts = parts;
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
        while (index < parts.size()) {
            int count = read(parts.get(index), buffer, offset, length);
            if (count != 0) {
                position += Math.max(0, count);
                return count;
            }
            index++;
            position = 0;
        }
        return -1;
    }

    private int read(Part part, byte[] buffer, int offset, int length) throws IOException {
        int before = part.before().length;
        if (position < before) {
            int count = Math.min(length, before - (int) position);
            System.arraycopy(part.before(), (int) position, buffer, offset, count);
            return count;
        }
        long done = position - before;
        int count = (int) Math.min(length, part.length() - done);
        return count == 0 ? 0 : file.read(ByteBuffer.wrap(buffer, offset, count), part.offset() + done);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
