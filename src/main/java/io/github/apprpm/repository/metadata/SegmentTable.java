package io.github.apprpm.repository.metadata;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where the segments of a gzip file begin, in a field of its header that all decoders skip (RFC 1952, 2.3.1.1): four
 * bytes for the length of each, and four for what it is inflated. A segment needs nothing of those before it to be inflated, so that it can be copied.
 */
final class SegmentTable {
    /** The magic number, deflate, the flag of an extra field, no time, no level, Unix. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 4, 0, 0, 0, 0, 0, 3};

    private static final int PLAIN_FLAGS = 0;
    private static final byte[] FIELD = {'A', 'P'};
    private static final int FIELD_BYTES = 4;
    /** The length of an extra field has 16 bits. */
    static final int MOST_SEGMENTS = (0xffff - FIELD_BYTES) / (2 * Integer.BYTES);

    private SegmentTable() {}

    /**
     * The header of a file; without the field if there are more segments than fit.
     *
     * @param lengths of each segment, two
     */
    static byte[] header(int[] lengths) {
        byte[] header = HEADER.clone();
        if (lengths.length > 2 * MOST_SEGMENTS) {
            header[3] = PLAIN_FLAGS;
            return header;
        }
        int table = lengths.length * Integer.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER.length + Short.BYTES + FIELD_BYTES + table)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(header).putShort((short) (FIELD_BYTES + table)).put(FIELD).putShort((short) table);
        for (int length : lengths) {
            bytes.putInt(length);
        }
        return bytes.array();
    }

    /** @return nothing if the file is not one of ours; the stream is then somewhere in its header */
    static Optional<int[]> read(DataInputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER.length + Short.BYTES + FIELD_BYTES);
        ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
        int fieldAt = HEADER.length + Short.BYTES;
        if (header.length < fieldAt + FIELD_BYTES
                || header[0] != HEADER[0]
                || header[1] != HEADER[1]
                || header[3] != HEADER[3]
                || header[fieldAt] != FIELD[0]
                || header[fieldAt + 1] != FIELD[1]) {
            return Optional.empty();
        }
        int table = bytes.getShort(fieldAt + FIELD.length) & 0xffff;
        int extra = bytes.getShort(HEADER.length) & 0xffff;
        if (extra != FIELD_BYTES + table || table % (2 * Integer.BYTES) != 0) {
            return Optional.empty();
        }
        ByteBuffer lengths = ByteBuffer.wrap(in.readNBytes(table)).order(ByteOrder.LITTLE_ENDIAN);
        if (lengths.remaining() < table) {
            return Optional.empty();
        }
        int[] segments = new int[table / Integer.BYTES];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = lengths.getInt();
        }
        return Optional.of(segments);
    }
}
