package io.github.apprpm.rpm;

import io.github.apprpm.file.DigestInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads what is before the payload of a package, in the order of the file. */
final class HeaderReader {
    /** rpm's limits of the signature header ({@code header.c}). */
    private static final Limit SIGNATURE_LIMIT = new Limit("signature header", 32, 64 << 20);

    /** rpm's limits of the header ({@code header_internal.h}). */
    private static final Limit HEADER_LIMIT = new Limit("header", 0xFFFF, 0x0FFFFFFF);

    private static final int SIGNATURE_ALIGNMENT = 8;

    private record Limit(String name, int entries, int data) {}

    private final Path file;
    private final long size;
    private final DigestInput in;

    /**
     * @param size the bytes of the whole file
     * @param in the file from its first byte
     */
    HeaderReader(Path file, long size, InputStream in) {
        this.file = file;
        this.size = size;
        this.in = new DigestInput(in, List.of());
    }

    RpmLead lead() throws IOException {
        return RpmLead.of(next((int) Math.min(size, RpmLead.BYTES)), file);
    }

    /** The signature header; its padding is read, too. */
    RpmHeader signature() throws IOException {
        RpmHeader signature = header(SIGNATURE_LIMIT);
        int padding = -signature.length() & (SIGNATURE_ALIGNMENT - 1);
        next((int) Math.min(padding, left()));
        return signature;
    }

    RpmHeader header() throws IOException {
        return header(HEADER_LIMIT);
    }

    /** How many bytes were read. */
    long position() {
        return in.count();
    }

    private long left() {
        return size - in.count();
    }

    private RpmHeader header(Limit limit) throws IOException {
        if (left() < RpmHeader.INTRO_BYTES) {
            throw RpmPackage.cutOff(file, size, limit.name);
        }
        byte[] intro = next(RpmHeader.INTRO_BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(intro);
        if (buffer.getLong() >>> Integer.SIZE != RpmHeader.MAGIC >>> Integer.SIZE) {
            throw new MalformedHeaderException("its %s has no magic number".formatted(limit.name));
        }
        int entries = buffer.getInt();
        int data = buffer.getInt();
        if (entries < 1 || entries > limit.entries || data < 0 || data > limit.data) {
            throw new MalformedHeaderException("its %s says that it has %s entries and %s bytes of values"
                    .formatted(limit.name, Integer.toUnsignedString(entries), Integer.toUnsignedString(data)));
        }
        int rest = entries * RpmHeader.ENTRY_BYTES + data;
        if (left() < rest) {
            throw RpmPackage.cutOff(file, size, limit.name);
        }
        byte[] bytes = Arrays.copyOf(intro, RpmHeader.INTRO_BYTES + rest);
        fill(bytes, RpmHeader.INTRO_BYTES);
        return RpmHeader.of(bytes, entries);
    }

    private byte[] next(int length) throws IOException {
        byte[] bytes = new byte[length];
        fill(bytes, 0);
        return bytes;
    }

    private void fill(byte[] bytes, int from) throws IOException {
        int missing = bytes.length - from;
        if (in.readNBytes(bytes, from, missing) < missing) {
            throw new EOFException("The file '%s' became shorter while it was read".formatted(file));
        }
    }
}
