package io.github.apprpm.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a zip archive in the order of its bytes (PKWARE's APPNOTE.TXT, 4.3), without its central directory:
 * that comes last, and the archive may itself be an entry of another.
 *
 * <p>Unlike the JDK's stream, it skips what nobody asks for without inflating it, tells how many bytes each entry takes,
 * passes over a script in front of the archive, and reads stored entries whose size follows them.
 */
final class ZipStream implements AutoCloseable {
    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int EXTRA_DATA = 0x08064b50;
    private static final int DESCRIPTOR = 0x08074b50;

    private static final int LOCAL_BYTES = 30;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 1 << 3;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ZIP64_EXTRA = 1;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final long UNKNOWN = -1;
    /** A script in front of an executable archive, such as Spring Boot's until version 3, has some kilobytes. */
    private static final int LONGEST_PREFIX = 1 << 20;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final byte DELETE = 0x7F;

    private final Window in;
    private final InflationBudget budget;
    private final Inflater inflater = new Inflater(true);

    private byte[] nowhere;
    private boolean started;
    private Content content;
    private long entryStart;
    private String name = "";
    private int flags;
    private int method;
    private long packed;

    ZipStream(InputStream in, InflationBudget budget) {
        this.in = new Window(in);
        this.budget = budget;
    }

    /**
     * Goes to the next entry.
     *
     * @return whether there is one
     * @throws BrokenArchive if this is no archive, or it is damaged here
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
        throw new BrokenArchive("is no zip archive");
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
        Window fields = new Window(extra);
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

    private Content open() throws BrokenArchive {
        boolean readable = (flags & ENCRYPTED) == 0;
        if (readable && method == DEFLATED) {
            inflater.reset();
            return new Deflated();
        }
        if (packed == UNKNOWN && method == STORED && readable) {
            return new StoredUntilDescriptor();
        }
        if (packed == UNKNOWN) {
            throw new BrokenArchive(
                    readable
                            ? "packs '%s' by the method %d, which Java does not have".formatted(name, method)
                            : "encrypts '%s'".formatted(name));
        }
        return readable && method == STORED ? new Stored() : new Opaque();
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

    /** Its signature is optional, and its sizes have 4 or 8 bytes, without a sign which: what follows tells. */
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

    /** The bytes of one entry. */
    private abstract class Content extends InputStream {
        protected long consumed;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        void drain() throws IOException {
            if (nowhere == null) {
                nowhere = new byte[Window.BYTES];
            }
            while (read(nowhere, 0, nowhere.length) >= 0) {
                continue;
            }
        }

        /** Skips what is left. */
        void finish() throws IOException {
            in.skip(packed - consumed);
            consumed = packed;
        }

        long packedBytes() {
            return consumed;
        }
    }

    private final class Stored extends Content {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (consumed == packed) {
                return -1;
            }
            int read = in.read(buffer, offset, (int) Math.min(length, packed - consumed));
            if (read < 0) {
                throw new BrokenArchive("is cut off in '%s'".formatted(name));
            }
            consumed += read;
            return read;
        }
    }

    /** Encrypted, or packed by a method that Java does not have. */
    private final class Opaque extends Content {
        @Override
        public int read(byte[] buffer, int offset, int length) {
            return -1;
        }
    }

    private final class Deflated extends Content {
        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                while (!inflater.finished() && length > 0) {
                    int available = in.available(1);
                    if (available == 0) {
                        throw new BrokenArchive("is cut off in '%s'".formatted(name));
                    }
                    in.feed(inflater);
                    int read = inflater.inflate(buffer, offset, length);
                    int used = available - inflater.getRemaining();
                    in.advance(used);
                    consumed += used;
                    if (inflater.needsDictionary() || read == 0 && used == 0 && !inflater.finished()) {
                        throw new BrokenArchive("is damaged in '%s'".formatted(name));
                    }
                    if (read > 0) {
                        budget.spend(read);
                        return read;
                    }
                }
                return length == 0 ? 0 : -1;
            } catch (DataFormatException e) {
                throw new BrokenArchive("is damaged in '%s'".formatted(name));
            }
        }

        @Override
        void finish() throws IOException {
            if (packed != UNKNOWN) {
                super.finish();
                return;
            }
            drain();
        }
    }

    /** Ends where a descriptor follows that says how many bytes came before it. */
    private final class StoredUntilDescriptor extends Content {
        private boolean ended;

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int available = in.available(24);
            if (available < 16) {
                throw new BrokenArchive("is cut off in '%s'".formatted(name));
            }
            // A descriptor must be seen whole to be known as one, so the window's last bytes wait for more.
            int limit = Math.min(length, Math.max(1, available - 23));
            int plain = 0;
            while (plain < limit && !isDescriptor(plain, consumed + plain)) {
                plain++;
            }
            ended = plain < limit;
            int read = plain == 0 ? 0 : in.read(buffer, offset, plain);
            consumed += read;
            return ended && read == 0 ? -1 : read;
        }

        private boolean isDescriptor(int at, long before) {
            return in.int32(at) == DESCRIPTOR
                    && ((in.int32(at + 8) & IN_EXTRA) == before && (in.int32(at + 12) & IN_EXTRA) == before
                            || in.holds(at + 24) && in.int64(at + 8) == before && in.int64(at + 16) == before);
        }

        @Override
        void finish() throws IOException {
            drain();
        }
    }

    /** What was read ahead. */
    private static final class Window {
        static final int BYTES = 1 << 14;

        private final InputStream in;
        private final byte[] buffer;
        private int start;
        private int end;
        private long position;

        Window(InputStream in) {
            this.in = in;
            this.buffer = new byte[BYTES];
        }

        Window(byte[] bytes) {
            this.in = InputStream.nullInputStream();
            this.buffer = bytes;
            this.end = bytes.length;
        }

        /** The bytes that were consumed. */
        long position() {
            return position;
        }

        /** How many bytes are at hand: at least those wanted, unless the stream ends before. */
        int available(int wanted) throws IOException {
            if (end - start < wanted) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
                for (int read = 0; end < wanted && read >= 0; end += Math.max(read, 0)) {
                    read = in.read(buffer, end, buffer.length - end);
                }
            }
            return end - start;
        }

        boolean holds(int bytes) {
            return end - start >= bytes;
        }

        int int16(int at) {
            return buffer[start + at] & 0xFF | (buffer[start + at + 1] & 0xFF) << 8;
        }

        int int32(int at) {
            return int16(at) | int16(at + 2) << 16;
        }

        long int64(int at) {
            return int32(at) & IN_EXTRA | (long) int32(at + 4) << 32;
        }

        void advance(int bytes) {
            start += bytes;
            position += bytes;
        }

        int read(byte[] to, int offset, int length) throws IOException {
            int read = Math.min(length, available(1));
            if (read == 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(buffer, start, to, offset, read);
            advance(read);
            return read;
        }

        void skip(long bytes) throws IOException {
            for (long left = bytes; left > 0; ) {
                int step = (int) Math.min(left, available(1));
                if (step == 0) {
                    throw new BrokenArchive("is cut off");
                }
                advance(step);
                left -= step;
            }
        }

        void feed(Inflater inflater) {
            inflater.setInput(buffer, start, end - start);
        }
    }
}
