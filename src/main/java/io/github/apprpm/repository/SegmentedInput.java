package io.github.apprpm.repository;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A file of ours, segment by segment; the first is what is before the packages, the last what is behind them. */
final class SegmentedInput implements PartsInput {
    private static final int FIRST_GUESS = 16;

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
        if (lengths.length < 2) {
            throw file.damaged("its table of segments is too short", null);
        }
        segment();
    }

    /** The number of segments that have packages. */
    int segments() {
        return lengths.length - 2;
    }

    @Override
    public Optional<byte[]> next() throws IOException {
        if (at < lengths.length - 1) {
            return Optional.of(segment());
        }
        if (at < lengths.length) {
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
            int length = lengths[at++];
            packed = in.readNBytes(length);
            if (packed.length < length) {
                throw new EOFException();
            }
            byte[] open = inflate();
            crc.update(open);
            size += open.length;
            return open;
        } catch (DataFormatException | EOFException | IllegalArgumentException e) {
            throw file.damaged("a segment is not complete", e);
        }
    }

    private byte[] inflate() throws DataFormatException {
        inflater.reset();
        inflater.setInput(packed);
        byte[] open = new byte[Math.max(1 << 10, packed.length * FIRST_GUESS)];
        int filled = 0;
        for (int count = 1; count > 0; filled += count) {
            if (filled == open.length) {
                open = Arrays.copyOf(open, Math.multiplyExact(open.length, 2));
            }
            count = inflater.inflate(open, filled, open.length - filled);
        }
        if (inflater.getRemaining() > 0) {
            throw new DataFormatException("%d bytes are left".formatted(inflater.getRemaining()));
        }
        return Arrays.copyOf(open, filled);
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
