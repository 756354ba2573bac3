package io.github.apprpm.repository;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A file of ours, segment by segment; the first is what is before the packages, the last what is behind them. */
final class SegmentedInput implements PartsInput {
    /** What one byte of deflated data can stand for, at most (zlib's manual). */
    private static final int MOST_INFLATED = 1032;

    private final CheckedFile file;
    private final DataInputStream in;
    private final int[] lengths;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private byte[] packed = {};
    private int at;
    private long size;

    SegmentedInput(CheckedFile file, int[] lengths, DataInputStream in) throws IOException {
        this.file = file;
        this.in = in;
        this.lengths = lengths;
        if (segments() < 0) {
            throw file.damaged("its table of segments is too short", null);
        }
        segment();
    }

    /** The number of segments that have packages. */
    int segments() {
        return lengths.length / 2 - 2;
    }

    @Override
    public Optional<byte[]> next() throws IOException {
        if (at < lengths.length / 2 - 1) {
            return Optional.of(segment());
        }
        if (at < lengths.length / 2) {
            segment();
            end();
        }
        return Optional.empty();
    }

    private void end() throws IOException {
        int expectedCrc = Integer.reverseBytes(in.readInt());
        int expectedSize = Integer.reverseBytes(in.readInt());
        if ((int) crc.getValue() != expectedCrc || (int) size != expectedSize) {
            throw file.damaged("its checksum is wrong", null);
        }
        file.end();
    }

    private byte[] segment() throws IOException {
        try {
            int length = lengths[2 * at];
            packed = in.readNBytes(length);
            if (packed.length < length) {
                throw new EOFException();
            }
            byte[] open = inflate(lengths[2 * at + 1]);
            at++;
            crc.update(open);
            size += open.length;
            return open;
        } catch (DataFormatException | EOFException | IllegalArgumentException e) {
            throw file.damaged("a segment is not complete", e);
        }
    }

    private byte[] inflate(int length) throws DataFormatException {
        if (length < 0 || length > (long) MOST_INFLATED * packed.length) {
            throw new DataFormatException("%d bytes cannot be inflated to %d".formatted(packed.length, length));
        }
        inflater.reset();
        inflater.setInput(packed);
        byte[] inflated = new byte[length];
        int filled = 0;
        for (int count = 1; count > 0 && filled < length; filled += count) {
            count = inflater.inflate(inflated, filled, length - filled);
        }
        if (filled < length || inflater.inflate(new byte[1]) > 0 || inflater.getRemaining() > 0) {
            throw new DataFormatException("the segment has another length than %d".formatted(length));
        }
        return inflated;
    }

    @Override
    public Optional<byte[]> packed() {
        return Optional.of(packed);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
