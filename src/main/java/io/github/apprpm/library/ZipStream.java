package io.github.apprpm.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.Inflater;

/**
 * The entries of a zip archive in the order of its bytes (PKWARE's APPNOTE.TXT, 4.3), without its central directory:
 * that comes last, and the archive may itself be an entry of another.
 *
 * <p>Unlike the JDK's stream, it skips unread entries without inflating them, counts the bytes that each entry takes,
 * passes over a script in front of the archive, and reads stored entries whose size follows them.
 */
final class ZipStream implements AutoCloseable {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int EXTRA_DATA = 0x08064b50;
    static final int DESCRIPTOR = 0x08074b50;

    private static final int LOCAL_BYTES = 30;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ZIP64_EXTRA = 1;
    static final long IN_EXTRA = 0xFFFFFFFFL;
    static final long UNKNOWN = -1;
    /** A script in front of an executable archive, such as Spring Boot's until version 3, has some kilobytes. */
    private static final int LONGEST_PREFIX = 1 << 20;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final byte DELETE = 0x7F;

    private final ReadAhead in;
    private final InflationBudget budget;
    private final Inflater inflater = new Inflater(true);

    private boolean started;
    private EntryContent content;
    private long entryStart;
    private String name = "";
    private int flags;
    private int method;
    private long packed;

    ZipStream(InputStream in, InflationBudget budget) {
        this.in = new ReadAhead(in);
        this.budget = budget;
    }

    /**
     * Goes to the next entry.
     *
     * @return whether there is one
     * @throws BrokenArchive if this is not an archive, or it is damaged here
     */
    boolean next() throws IOException {
        if (content != null) {
            closeEntry();
        }
        if (!started) {
            started = true;
            skipPrefix();
        }
        entryStart = in.position();
        if (in.available(4) < 4) {
            throw new BrokenArchive("is cut off " + place());
        }
        switch (in.int32(0)) {
            case LOCAL:
                readHeader();
                return true;
            case CENTRAL, END, END64, EXTRA_DATA:
                return false;
            default:
                throw new BrokenArchive("is damaged " + place());
        }
    }

    private String place() {
        return name.isEmpty() ? "at its beginning" : "after '%s'".formatted(name);
    }

    private void skipPrefix() throws IOException {
        for (int skipped = 0; skipped < LONGEST_PREFIX && in.available(4) >= 4; skipped++) {
            int signature = in.int32(0);
            if (signature == LOCAL || skipped == 0 && signature == END) {
                return;
            }
            in.advance(1);
        }
        throw new BrokenArchive("is not a zip archive");
    }

    private void readHeader() throws IOException {
        require(LOCAL_BYTES);
        flags = in.int16(6);
        method = in.int16(8);
        packed = in.int32(18) & IN_EXTRA;
        int nameBytes = in.int16(26);
        int extraBytes = in.int16(28);
        in.advance(LOCAL_BYTES);
        name = printable(bytes(nameBytes));
        if (packed == IN_EXTRA) {
            packed = packedInExtra(bytes(extraBytes));
        } else {
            in.skip(extraBytes);
        }
        if ((flags & SIZES_FOLLOW) != 0 && packed == 0) {
            packed = UNKNOWN;
        }
        content = open();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int read = 0; read < length; ) {
            int more = in.read(bytes, read, length - read);
            if (more < 0) {
                throw new BrokenArchive("is cut off " + place());
            }
            read += more;
        }
        return bytes;
    }

    private static String printable(byte[] bytes) {
        boolean plain = true;
        for (byte b : bytes) {
            plain &= b >= ' ' && b != DELETE;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return plain ? text : CONTROL.matcher(text).replaceAll("?");
    }

    private long packedInExtra(byte[] extra) throws BrokenArchive {
        ReadAhead fields = new ReadAhead(extra);
        for (int at = 0; at + 4 <= extra.length; at += 4 + fields.int16(at + 2)) {
            if (fields.int16(at) == ZIP64_EXTRA && at + 20 <= extra.length) {
                long size = fields.int64(at + 12);
                if (size >= 0) {
                    return size;
                }
            }
        }
        throw new BrokenArchive("does not say how long '%s' is".formatted(name));
    }

    private EntryContent open() throws BrokenArchive {
        boolean readable = (flags & ENCRYPTED) == 0;
        if (readable && method == DEFLATED) {
            inflater.reset();
            return new DeflatedContent(in, name, packed, inflater, budget);
        }
        if (packed == UNKNOWN && method == STORED && readable) {
            return new DescribedContent(in, name);
        }
        if (packed == UNKNOWN) {
            throw new BrokenArchive(
                    readable
                            ? "compresses '%s' by method %d, which Java does not support".formatted(name, method)
                            : "encrypts '%s'".formatted(name));
        }
        return new StoredContent(in, name, packed, readable && method == STORED);
    }

    /** The path of the entry in the archive; a directory ends with a slash. */
    String name() {
        return name;
    }

    /** The bytes of the entry, unpacked. */
    InputStream content() {
        return content;
    }

    /**
     * Skips what was not read of the entry.
     *
     * @return the bytes that it takes in the archive, with its header
     */
    long closeEntry() throws IOException {
        try {
            content.finish();
        } finally {
            packed = content.packedBytes();
            content = null;
        }
        if ((flags & SIZES_FOLLOW) != 0) {
            skipDescriptor();
        }
        return in.position() - entryStart;
    }

    /** The bytes of the closed entry in the archive, without its header; of one that is cut off, those that are there. */
    long packedBytes() {
        return packed;
    }

    /** Its signature is optional, and its sizes have 4 or 8 bytes, with no sign which: what follows decides. */
    private void skipDescriptor() throws IOException {
        int available = in.available(24 + 4);
        int start = available >= 4 && in.int32(0) == DESCRIPTOR ? 4 : 0;
        for (int length : new int[] {start + 12, start + 20}) {
            if (length + 4 <= available && isSignature(in.int32(length))) {
                in.advance(length);
                return;
            }
        }
        throw new BrokenArchive("is damaged " + place());
    }

    private static boolean isSignature(int value) {
        return value == LOCAL || value == CENTRAL || value == EXTRA_DATA;
    }

    private void require(int bytes) throws IOException {
        if (in.available(bytes) < bytes) {
            throw new BrokenArchive("is cut off " + place());
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
