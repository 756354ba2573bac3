package io.github.apprpm.library;

import io.github.apprpm.file.ZipDirectory.Item;

/**
 * What the directory of an archive says of a file, or the file system of one that lies there.
 *
 * @param name its path in the archive or the directory; that of a directory ends in a slash
 * @param size its bytes, unpacked
 * @param crc their checksum, or -1 if it is not computed
 */
record FileSummary(String name, long size, long crc) {
    private static final long NOT_COMPUTED = -1;

    static FileSummary of(Item entry) {
        return new FileSummary(entry.name(), entry.size(), entry.crc());
    }

    /** A file outside of an archive. */
    static FileSummary ofFile(String path, long size) {
        return new FileSummary(path, size, NOT_COMPUTED);
    }

    /** Whether it is the same file in another archive, as far as both say. */
    boolean isSame(FileSummary other) {
        return size == other.size && (crc == other.crc || crc == NOT_COMPUTED || other.crc == NOT_COMPUTED);
    }
}
