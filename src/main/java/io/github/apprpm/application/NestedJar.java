package io.github.apprpm.application;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A jar of the class path, on disk or in another archive.
 *
 * <p>It is read through its central directory (PKWARE's APPNOTE.TXT, 4.3), so that nothing is inflated but the class
 * that is asked for: some jars begin with thousands of classes for other versions of Java.
 */
final class NestedJar {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;

    private final Source source;
    private final long size;

    private NestedJar(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    static NestedJar onDisk(Path path) throws IOException {
        return new NestedJar(
                offset -> Channels.newInputStream(Files.newByteChannel(path).position(offset)), Files.size(path));
    }

    /** An entry of an archive; one that is stored can be entered at any place. */
    static NestedJar in(ZipFile archive, ZipEntry entry) {
        return new NestedJar(
                offset -> {
                    InputStream in = archive.getInputStream(entry);
                    in.skipNBytes(offset);
                    return in;
                },
                entry.getMethod() == ZipEntry.STORED ? entry.getSize() : 0);
    }

    /**
     * The first class that is not only for some version of Java.
     *
     * @param length how much of it is wanted
     * @return its first bytes, or empty if there is no such class
     */
    Optional<byte[]> firstClass(int length) throws IOException {
        Optional<Long> directory = directory();
        if (directory.isEmpty()) {
            return firstClassInSequence(length);
        }
        try (InputStream in = open(directory.get())) {
            for (ByteBuffer entry = record(in, CENTRAL_BYTES);
                    isRecord(entry, CENTRAL_SIGNATURE);
                    entry = record(in, CENTRAL_BYTES)) {
                String name = new String(in.readNBytes(entry.getShort(28) & 0xFFFF), StandardCharsets.UTF_8);
                if (Archive.isOrdinaryClass(name)) {
                    return content(entry.getInt(42) & 0xFFFFFFFFL, entry.getShort(10), length);
                }
                in.skipNBytes((entry.getShort(30) & 0xFFFF) + (entry.getShort(32) & 0xFFFF));
            }
        }
        return Optional.empty();
    }

    /** Where the directory starts, unless the archive is compressed, has a comment, is very large, or is not one. */
    private Optional<Long> directory() throws IOException {
        if (size < END_BYTES) {
            return Optional.empty();
        }
        try (InputStream in = source.from(size - END_BYTES)) {
            ByteBuffer end = record(in, END_BYTES);
            long start = end.getInt(16) & 0xFFFFFFFFL;
            return isRecord(end, END_SIGNATURE) && start < size ? Optional.of(start) : Optional.empty();
        }
    }

    private Optional<byte[]> content(long offset, int method, int length) throws IOException {
        try (InputStream in = open(offset)) {
            ByteBuffer local = record(in, LOCAL_BYTES);
            if (!isRecord(local, LOCAL_SIGNATURE)) {
                return firstClassInSequence(length);
            }
            in.skipNBytes((local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF));
            return Optional.of(method == ZipEntry.STORED ? in.readNBytes(length) : inflate(in, length));
        }
    }

    private static byte[] inflate(InputStream in, int length) throws IOException {
        Inflater inflater = new Inflater(true);
        try {
            return new InflaterInputStream(in, inflater).readNBytes(length);
        } finally {
            inflater.end();
        }
    }

    private Optional<byte[]> firstClassInSequence(int length) throws IOException {
        try (ZipInputStream in = new ZipInputStream(open(0))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (Archive.isOrdinaryClass(entry.getName())) {
                    return Optional.of(in.readNBytes(length));
                }
            }
            return Optional.empty();
        }
    }

    private InputStream open(long offset) throws IOException {
        return new BufferedInputStream(source.from(offset));
    }

    private static ByteBuffer record(InputStream in, int length) throws IOException {
        return ByteBuffer.wrap(in.readNBytes(length)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The directory ends at a record with another signature. */
    private static boolean isRecord(ByteBuffer record, int signature) {
        return record.capacity() >= END_BYTES && record.getInt(0) == signature;
    }

    private interface Source {
        InputStream from(long offset) throws IOException;
    }
}
