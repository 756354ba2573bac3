package io.github.apprpm.repository.metadata;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A gzip file of one member, whose segments can be copied to another file as they are. The same segments give the same
 * bytes, copied or not.
 */
final class SegmentedOutput implements PackedOutput {
    /** That of gzip itself, and of createrepo_c. */
    private static final int LEVEL = 6;

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    /** Keeps the segments until their lengths are known, which are to be written before. */
    private final FileChannel segments;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private final IntStream.Builder lengths = IntStream.builder();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final BufferedOutputStream body;
    private long open;
    /** What was open when the segment began. */
    private long before;

    private int length;

    /**
     * @param unfinished a file for the segments; it is deleted
     * @param out the file
     */
    SegmentedOutput(Path unfinished, OutputStream out) throws IOException {
        this.out = out;
        this.segments = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        this.body = new BufferedOutputStream(Channels.newOutputStream(segments), BUFFER_BYTES);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        count(bytes);
        deflater.setInput(bytes);
        while (!deflater.needsInput()) {
            write(deflater.deflate(buffer));
        }
    }

    @Override
    public void endSegment() throws IOException {
        for (int count = buffer.length; count == buffer.length; ) {
            count = deflater.deflate(buffer, 0, buffer.length, Deflater.FULL_FLUSH);
            write(count);
        }
        ended();
    }

    private void ended() {
        lengths.add(length).add((int) (open - before));
        length = 0;
        before = open;
        deflater.reset();
    }

    /** Writes a segment as it is; only between segments. */
    void copy(SegmentedInput input, SegmentedInput.Pieces inflated) throws IOException {
        byte[] packed = input.copy((piece, count) -> {
            crc.update(piece, 0, count);
            open += count;
            inflated.accept(piece, count);
        });
        body.write(packed);
        length = packed.length;
        ended();
    }

    @Override
    public void finish(byte[] tail) throws IOException {
        count(tail);
        deflater.setInput(tail);
        deflater.finish();
        while (!deflater.finished()) {
            write(deflater.deflate(buffer));
        }
        ended();
        body.flush();
        out.write(SegmentTable.header(lengths.build().toArray()));
        segments.position(0);
        for (ByteBuffer piece = ByteBuffer.wrap(buffer); segments.read(piece) >= 0; piece.clear()) {
            out.write(buffer, 0, piece.position());
        }
        out.write(ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .putInt((int) open)
                .array());
    }

    private void count(byte[] bytes) {
        crc.update(bytes);
        open += bytes.length;
    }

    private void write(int count) throws IOException {
        body.write(buffer, 0, count);
        length += count;
    }

    @Override
    public void close() throws IOException {
        deflater.end();
        segments.close();
        out.close();
    }
}
