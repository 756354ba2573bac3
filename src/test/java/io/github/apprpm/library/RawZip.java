package io.github.apprpm.library;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;

/** An archive with headers that the JDK does not write. */
final class RawZip {
    private static final int SIZES_FOLLOW = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    RawZip bytes(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    RawZip stored(String name, byte[] content) {
        return header(name, 0, STORED, content.length, new byte[0]).content(content);
    }

    /** Stored, with its size behind it. */
    RawZip storedBeforeSize(String name, byte[] content, boolean signature) {
        return header(name, SIZES_FOLLOW, STORED, 0, new byte[0])
                .content(content)
                .descriptor(content.length, content.length, signature, false);
    }

    /** Deflated, with a size that the header says. */
    RawZip deflated(String name, byte[] content) {
        byte[] packed = deflate(content);
        return header(name, 0, DEFLATED, packed.length, new byte[0]).content(packed);
    }

    RawZip deflatedBeforeSize(String name, byte[] content, boolean signature, boolean large) {
        byte[] packed = deflate(content);
        return header(name, SIZES_FOLLOW, DEFLATED, 0, new byte[0])
                .content(packed)
                .descriptor(packed.length, content.length, signature, large);
    }

    /** Stored, with its size in a field for large files. */
    RawZip zip64(String name, byte[] content) {
        ByteBuffer extra = buffer(20).putShort((short) 1).putShort((short) 16);
        extra.putLong(content.length).putLong(content.length);
        return header(name, 0, STORED, -1, extra.array()).content(content);
    }

    RawZip encrypted(String name, byte[] content) {
        return header(name, 1, DEFLATED, content.length, new byte[0]).content(content);
    }

    RawZip method(int method, String name, byte[] content) {
        return header(name, 0, method, content.length, new byte[0]).content(content);
    }

    private RawZip header(String name, int flags, int method, int packed, byte[] extra) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer header = buffer(30)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method)
                .putInt(0)
                .putInt(0)
                .putInt(packed)
                .putInt(packed)
                .putShort((short) nameBytes.length)
                .putShort((short) extra.length);
        out.writeBytes(header.array());
        out.writeBytes(nameBytes);
        out.writeBytes(extra);
        return this;
    }

    private RawZip content(byte[] content) {
        out.writeBytes(content);
        return this;
    }

    private RawZip descriptor(long packed, long size, boolean signature, boolean large) {
        ByteBuffer descriptor = buffer((signature ? 4 : 0) + (large ? 20 : 12));
        if (signature) {
            descriptor.putInt(0x08074b50);
        }
        descriptor.putInt(0);
        if (large) {
            descriptor.putLong(packed).putLong(size);
        } else {
            descriptor.putInt((int) packed).putInt((int) size);
        }
        out.writeBytes(descriptor.array());
        return this;
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    /** The archive with the record that ends it; our reader does not ask for a directory. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(out.toByteArray());
        all.writeBytes(buffer(22).putInt(0x06054b50).array());
        return all.toByteArray();
    }

    /** The archive as it is so far. */
    byte[] cutOff() {
        return out.toByteArray();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
