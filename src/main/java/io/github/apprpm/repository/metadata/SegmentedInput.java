package io.github.apprpm.repository.metadata;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** A file of ours, segment by segment; the first is what is before the packages, the last what is behind them. */
final class SegmentedInput implements PartsInput {
    /** What one byte of deflated data can stand for, at most (zlib's manual). */
    private static final int MOST_INFLATED = 1032;

    private static final int PIECE_BYTES = 1 << 15;

    /** Takes bytes of a buffer, which is used again. */
    @FunctionalInterface
    interface Pieces {
        void accept(byte[] piece, int length);
    }

    private final CheckedFile file;
    private final DataInputStream in;
    private final int[] lengths;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[PIECE_BYTES];
    private int at;
    private long size;
    private List<byte[]> known = List.of();

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
        try {
            int expectedCrc = Integer.reverseBytes(in.readInt());
            int expectedSize = Integer.reverseBytes(in.readInt());
            if ((int) crc.getValue() != expectedCrc || (int) size != expectedSize) {
                throw file.damaged("its checksum is wrong", null);
            }
        } catch (EOFException e) {
            throw file.damaged("its end is missing", e);
        }
        if (in.read() >= 0) { // a second member, which other readers of gzip would read
            throw file.damaged("something follows its end", null);
        }
        file.end();
    }

    /** What the next segment is when it is inflated, in bytes. */
    int nextLength() {
        return lengths[2 * at + 1];
    }

    /** @param segments what is in those that have packages, as it was read before from a file of the same digest */
    void known(List<byte[]> segments) {
        known = file.isDigested() && segments.size() == segments() ? segments : List.of();
    }

    private byte[] segment() throws IOException {
        if (at > 0 && at <= known.size()) {
            byte[] segment = known.get(at - 1);
            copy((piece, length) -> {});
            return segment;
        }
        byte[] open = new byte[(int) Math.max(0, Math.min(nextLength(), (long) MOST_INFLATED * lengths[2 * at]))];
        int[] filled = {0};
        copy((piece, length) -> {
            System.arraycopy(piece, 0, open, filled[0], length);
            filled[0] += length;
        });
        return open;
    }

    /**
     * Reads the next segment.
     *
     * @param inflated gets what is in it, a small piece at a time, which stays in the processor's cache
     * @return the segment as it is in the file
     */
    byte[] copy(Pieces inflated) throws IOException {
        int length = lengths[2 * at];
        byte[] packed = in.readNBytes(Math.max(0, length));
        try {
            if (packed.length != length) {
                throw new DataFormatException("the file is too short");
            }
            if (at > 0 && at <= known.size()) {
                accept(known.get(at - 1), known.get(at - 1).length, inflated);
                at++;
                return packed;
            }
            int left = nextLength();
            at++;
            inflater.reset();
            inflater.setInput(packed);
            for (int count = 1; count > 0; left -= count) {
                count = inflater.inflate(buffer);
                if (count > left) {
                    throw new DataFormatException("the segment is longer than its table says");
                }
                accept(buffer, count, inflated);
            }
            if (left > 0 || inflater.getRemaining() > 0) {
                throw new DataFormatException("the segment is shorter than its table says");
            }
            if (inflater.finished() != (at == lengths.length / 2)) { // where other readers of gzip stop
                throw new DataFormatException("the last block is not in the last segment");
            }
            return packed;
        } catch (DataFormatException e) {
            throw file.damaged("a segment is not complete", e);
        }
    }

    private void accept(byte[] piece, int count, Pieces inflated) {
        crc.update(piece, 0, count);
        size += count;
        inflated.accept(piece, count);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }
}
