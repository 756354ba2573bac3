package io.github.apprpm.rpm;

import io.github.apprpm.file.BlockInput;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the archive in a payload: cpio's "new" format (cpio(5)), with or without its checksum, and rpm's stripped one,
 * whose entries are only an index of the header's files.
 */
final class CpioReader {
    private static final int MAGIC_BYTES = 6;
    private static final String NEW = "070701";
    private static final String NEW_WITH_CHECKSUM = "070702";
    private static final String STRIPPED = "07070X";
    /** What follows the magic number: 13 fields of eight hexadecimal digits. */
    private static final int FIELD_BYTES = 8;

    private static final int FIELDS = 13;
    private static final int SIZE_FIELD = 6;
    private static final int NAME_FIELD = 11;
    private static final String TRAILER = "TRAILER!!!";
    private static final int ALIGNMENT = 4;
    /** PATH_MAX of Linux. */
    private static final int LONGEST_NAME = 4096;

    private final RpmPackage rpm;
    private final InputStream archive;
    private final PayloadVisitor visitor;
    private final Map<String, PackagedFile> byName = new HashMap<>();
    private final HardLinks links;

    private final BitSet seen = new BitSet();
    private long position;

    CpioReader(RpmPackage rpm, InputStream archive, PayloadVisitor visitor) {
        this.rpm = rpm;
        this.archive = archive;
        this.visitor = visitor;
        for (PackagedFile file : rpm.files()) {
            byName.put(relative(file.path()), file);
        }
        this.links = HardLinks.of(rpm.files());
    }

    private static String relative(String path) {
        return path.startsWith("./") ? path.substring(2) : path.startsWith("/") ? path.substring(1) : path;
    }

    /**
     * Shows all entries to the visitor.
     *
     * @throws PackagingException if the archive is broken or has an entry that the header does not list
     */
    void read() throws IOException {
        if (rpm.files().isEmpty()) {
            return; // nor does rpm look into the archive
        }
        for (Entry entry = next(); entry != null; entry = next()) {
            requireOnce(entry.file);
            requireSize(entry);
            Content content = new Content(entry.size);
            visitor.entry(entry.file, content);
            content.skipRest();
            align();
        }
    }

    private record Entry(PackagedFile file, long size) {}

    /** rpm makes a file that is already there for a directory alone. */
    private void requireOnce(PackagedFile file) {
        boolean isFirst = !seen.get(file.index());
        seen.set(file.index());
        if (!isFirst && !file.isDirectory() && !file.isGhost()) {
            throw broken("it has the file '%s' twice".formatted(Printable.quoted(file.path())));
        }
    }

    /** rpm skips only the content that it expects: the next entry has to begin behind that. Files are compared later. */
    private void requireSize(Entry entry) {
        PackagedFile file = entry.file;
        boolean hasContent =
                file.isGhost() || file.isRegular() && links.last(file).equals(file);
        long expected = file.isSymlink() ? file.size() : 0;
        if (!hasContent && padded(entry.size) != padded(expected)) {
            throw broken("its entry '%s' has %d bytes of content and should have %d"
                    .formatted(Printable.quoted(file.path()), entry.size, expected));
        }
    }

    private static long padded(long size) {
        return size + (-size & (ALIGNMENT - 1));
    }

    /** The next entry, or null at the trailer. */
    private Entry next() throws IOException {
        String magic = text(MAGIC_BYTES);
        return switch (magic) {
            case STRIPPED -> stripped();
            case NEW, NEW_WITH_CHECKSUM -> named();
            default -> throw broken("no entry begins at byte %d".formatted(position - MAGIC_BYTES));
        };
    }

    private Entry stripped() throws IOException {
        long index = number(text(FIELD_BYTES));
        if (index >= rpm.files().size()) {
            throw broken("it has the file %d of %d".formatted(index, rpm.files().size()));
        }
        align();
        PackagedFile file = rpm.files().get((int) index);
        boolean hasContent =
                file.isSymlink() || file.isRegular() && links.last(file).equals(file);
        return new Entry(file, hasContent ? file.size() : 0);
    }

    private Entry named() throws IOException {
        String fields = text(FIELDS * FIELD_BYTES);
        long length = field(fields, NAME_FIELD);
        if (length < 1 || length > LONGEST_NAME) {
            throw broken("a name has %d bytes".formatted(length));
        }
        byte[] bytes = bytes((int) length);
        String name = StoredText.of(bytes, 0, lengthOfText(bytes));
        align();
        if (name.equals(TRAILER)) {
            return null;
        }
        PackagedFile file = byName.get(relative(name));
        if (file == null) {
            throw broken("it has the file '%s', which the header does not list".formatted(Printable.quoted(name)));
        }
        return new Entry(file, field(fields, SIZE_FIELD));
    }

    private static int lengthOfText(byte[] bytes) {
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return length;
    }

    private long field(String fields, int index) {
        return number(fields.substring(index * FIELD_BYTES, (index + 1) * FIELD_BYTES));
    }

    private long number(String digits) {
        try {
            return Integer.toUnsignedLong(Integer.parseUnsignedInt(digits, 16));
        } catch (NumberFormatException e) {
            throw broken("an entry before byte %d has the number '%s'".formatted(position, Printable.quoted(digits)));
        }
    }

    private String text(int length) throws IOException {
        return new String(bytes(length), StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = archive.readNBytes(length);
        position += bytes.length;
        if (bytes.length < length) {
            throw endsEarly();
        }
        return bytes;
    }

    private void align() throws IOException {
        skip(-position & (ALIGNMENT - 1));
    }

    private void skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            long skipped = archive.skip(left);
            if (skipped <= 0) {
                if (archive.read() < 0) {
                    throw endsEarly();
                }
                skipped = 1;
            }
            left -= skipped;
            position += skipped;
        }
    }

    private PackagingException endsEarly() {
        return broken("it ends after %d bytes, before its last entry".formatted(position));
    }

    private PackagingException broken(String what) {
        return BrokenPayload.of(rpm, what, null);
    }

    /** The bytes of one entry. */
    private final class Content extends BlockInput {
        private long left;

        Content(long size) {
            left = size;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            int read = archive.read(buffer, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw endsEarly();
            }
            left -= read;
            position += read;
            return read;
        }

        private void skipRest() throws IOException {
            CpioReader.this.skip(left);
            left = 0;
        }
    }
}
