package io.github.apprpm.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;

/**
 * The central directory of a zip archive (PKWARE's APPNOTE.TXT, 4.3.12): what is in the archive, without reading it.
 */
final class ArchiveDirectory {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END64 = 0x06064b50;
    private static final int END64_BYTES = 56;
    /** It points to the end record for 64 bits, and lies before the other end record. */
    private static final int LOCATOR64_BYTES = 20;

    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int SHORT = 0xFFFF;
    private static final long INT = 0xFFFFFFFFL;

    private ArchiveDirectory() {}

    /**
     * One entry.
     *
     * @param name its path in the archive; that of a directory ends in a slash
     * @param size its bytes, unpacked
     * @param crc their checksum
     * @param isStored whether they are in the archive as they are
     * @param packed the bytes that it takes in the archive
     * @param at where its header is
     */
    record Entry(String name, long size, long crc, boolean isStored, long packed, long at) {
        private static final long NOT_COMPUTED = -1;

        /** A file outside of an archive, whose checksum is not computed. */
        static Entry ofFile(String path, long size) {
            return new Entry(path, size, NOT_COMPUTED, true, size, 0);
        }

        /** Whether it is the same file in another archive. */
        boolean isSame(Entry other) {
            return size == other.size && (crc == other.crc || crc == NOT_COMPUTED || other.crc == NOT_COMPUTED);
        }

        /** Its bytes as the archive has them. */
        ArchiveBytes content(ArchiveBytes archive) throws IOException {
            ByteBuffer local = archive.read(at, LOCAL_BYTES);
            if (local.getInt(0) != LOCAL) {
                throw new BrokenArchive("is damaged in '%s'".formatted(name));
            }
            return archive.part(at + LOCAL_BYTES + (local.getShort(26) & SHORT) + (local.getShort(28) & SHORT), packed);
        }
    }

    /**
     * Reads the directory.
     *
     * @return the entries; nothing for a file that is not an archive, or a damaged one
     */
    static List<Entry> read(ArchiveBytes archive) throws IOException {
        int tail = (int) Math.min(archive.length(), LOCATOR64_BYTES + END64_BYTES + END_BYTES + LONGEST_COMMENT);
        ByteBuffer end = archive.read(archive.length() - tail, tail);
        for (int at = tail - END_BYTES; at >= 0; at--) {
            if (end.getInt(at) == END && (end.getShort(at + 20) & SHORT) <= tail - at - END_BYTES) {
                return read(archive, end, at, archive.length() - tail);
            }
        }
        return List.of();
    }

    private static List<Entry> read(ArchiveBytes archive, ByteBuffer end, int at, long before) throws IOException {
        long size = end.getInt(at + 12) & INT;
        long offset = end.getInt(at + 16) & INT;
        long behind = before + at;
        int end64 = at - LOCATOR64_BYTES - END64_BYTES;
        if (end64 >= 0 && end.getInt(end64) == END64) {
            size = end.getLong(end64 + 40);
            offset = end.getLong(end64 + 48);
            behind = before + end64;
        }
        if (size > behind) {
            return List.of();
        }
        // A script in front of the archive may or may not count.
        long shift = behind - size - offset;
        ByteBuffer directory = archive.read(behind - size, size);
        List<Entry> entries = new ArrayList<>();
        while (directory.remaining() >= CENTRAL_BYTES && directory.getInt(directory.position()) == CENTRAL) {
            int start = directory.position();
            int name = directory.getShort(start + 28) & SHORT;
            int next = start
                    + CENTRAL_BYTES
                    + name
                    + (directory.getShort(start + 30) & SHORT)
                    + (directory.getShort(start + 32) & SHORT);
            if (next > directory.limit()) {
                break;
            }
            entries.add(new Entry(
                    new String(directory.array(), start + CENTRAL_BYTES, name, StandardCharsets.UTF_8),
                    directory.getInt(start + 24) & INT,
                    directory.getInt(start + 16) & INT,
                    directory.getShort(start + 10) == ZipEntry.STORED,
                    directory.getInt(start + 20) & INT,
                    (directory.getInt(start + 42) & INT) + shift));
            directory.position(next);
        }
        return entries;
    }
}
