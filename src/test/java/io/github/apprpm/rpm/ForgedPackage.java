package io.github.apprpm.rpm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a valid package; each method gives another one with one thing changed. */
record ForgedPackage(byte[] bytes) {
    static final int SIGNATURE = RpmLead.BYTES;
    private static final int ENTRIES = 8;
    private static final int DATA = 12;
    private static final int INDEX = 16;

    /** What an entry of an index says, in its order. */
    enum Field {
        TAG,
        TYPE,
        OFFSET,
        COUNT
    }

    /** A package without compression, so that the archive is in plain sight. */
    static ForgedPackage of(Path directory) throws IOException {
        return new ForgedPackage(Files.readAllBytes(
                Shop.shop().with(Shop.configuration()).compressedBy("none").writeTo(directory)));
    }

    Path writeTo(Path file) throws IOException {
        return Files.write(file, bytes);
    }

    int header() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int end = SIGNATURE
                + INDEX
                + RpmHeader.ENTRY_BYTES * buffer.getInt(SIGNATURE + ENTRIES)
                + buffer.getInt(SIGNATURE + DATA);
        return end + (-end & 7);
    }

    int payload() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return header()
                + INDEX
                + RpmHeader.ENTRY_BYTES * buffer.getInt(header() + ENTRIES)
                + buffer.getInt(header() + DATA);
    }

    ForgedPackage cutAt(int length) {
        return new ForgedPackage(Arrays.copyOf(bytes, length));
    }

    ForgedPackage with(int offset, int value) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).putInt(offset, value);
        return new ForgedPackage(changed);
    }

    /** A text in the payload, replaced by another one of its length. */
    ForgedPackage withArchive(String old, String text) {
        String archive = new String(bytes, payload(), bytes.length - payload(), StandardCharsets.ISO_8859_1);
        byte[] changed = bytes.clone();
        byte[] characters = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(characters, 0, changed, payload() + index(archive, old), characters.length);
        return new ForgedPackage(changed);
    }

    private static int index(String archive, String old) {
        int index = archive.indexOf(old);
        if (index < 0) {
            throw new AssertionError("'%s' is not in the archive".formatted(old));
        }
        return index;
    }

    ForgedPackage withEntries(int header, int count) {
        return with(header + ENTRIES, count);
    }

    ForgedPackage withData(int header, int length) {
        return with(header + DATA, length);
    }

    /** What the header's index says of a tag. */
    ForgedPackage with(int tag, Field field, int value) {
        return with(entry(tag) + Integer.BYTES * field.ordinal(), value);
    }

    /** Another tag in the place of one in the signature header. */
    ForgedPackage withSignatureTag(int tag, int other) {
        return with(entry(SIGNATURE, tag), other);
    }

    /** The first of a tag's numbers, which take four bytes each. */
    ForgedPackage withNumber(int tag, int value) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int data = header() + INDEX + RpmHeader.ENTRY_BYTES * buffer.getInt(header() + ENTRIES);
        return with(data + buffer.getInt(entry(tag) + Integer.BYTES * Field.OFFSET.ordinal()), value);
    }

    private int entry(int tag) {
        return entry(header(), tag);
    }

    private int entry(int header, int tag) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int i = 0; i < buffer.getInt(header + ENTRIES); i++) {
            int entry = header + INDEX + RpmHeader.ENTRY_BYTES * i;
            if (buffer.getInt(entry) == tag) {
                return entry;
            }
        }
        throw new AssertionError("There is no tag " + tag);
    }
}
