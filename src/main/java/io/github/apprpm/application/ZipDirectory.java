package io.github.apprpm.application;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;

/**
 * The entries of an archive, found through its central directory (PKWARE's APPNOTE.TXT, 4.3), so that of each entry only
 * the bytes that are asked for are inflated. An archive may lie in another one, where {@link java.util.zip.ZipFile}
 * cannot read it.
 */
final class ZipDirectory {
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;
    private static final int CENTRAL_SIGNATURE = 0x02014b50;
    private static final int CENTRAL_BYTES = 46;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR_SIGNATURE = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END64_SIGNATURE = 0x06064b50;
    private static final int END64_BYTES = 56;
    /** The field of an entry for sizes and offsets of 8 bytes. */
    private static final int EXTRA64 = 1;

    private static final long IN_EXTRA = 0xFFFFFFFFL;
    /** Enough to begin with: the head of a deflated class with the codes that it is written in. */
    private static final int FIRST_READ = 512;

    private static final int FURTHER_READ = 1 << 16;
    /** No array is longer. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private final Extent archive;
    private final List<Item> items;

    private ZipDirectory(Extent archive, List<Item> items) {
        this.archive = archive;
        this.items = items;
    }

    /** An entry, and where it lies. */
    record Item(String name, int method, long compressed, long size, long offset) {}

    /** @return a directory without entries if it is not an archive */
    static ZipDirectory of(Extent archive) throws IOException {
        Optional<Place> place = place(archive);
        List<Item> items = new ArrayList<>();
        if (place.isPresent()) {
            ByteBuffer records = littleEndian(archive.read(place.get().start, Math.toIntExact(place.get().size)));
            while (records.remaining() >= CENTRAL_BYTES && records.getInt(records.position()) == CENTRAL_SIGNATURE) {
                items.add(item(records, place.get().shift));
            }
        }
        return new ZipDirectory(archive, items);
    }

    List<Item> items() {
        return items;
    }

    /**
     * @param length how much of it is wanted
     * @return the first bytes of an entry; fewer if it is shorter or broken
     */
    byte[] head(Item item, int length, Inflater inflater) throws IOException {
        int nameBytes = item.name.length();
        byte[] begin = archive.read(item.offset, LOCAL_BYTES + nameBytes + FIRST_READ);
        if (begin.length < LOCAL_BYTES || littleEndian(begin).getInt() != LOCAL_SIGNATURE) {
            return new byte[0];
        }
        int skipped = localBytes(littleEndian(begin));
        Extent data = archive.part(item.offset + skipped, item.compressed);
        if (item.method == ZipEntry.STORED) {
            return data.read(0, length);
        }
        if (item.method != ZipEntry.DEFLATED) {
            return new byte[0];
        }
        inflater.reset();
        int there = (int) Math.min(begin.length - skipped, item.compressed);
        if (there > 0) {
            inflater.setInput(begin, skipped, there);
        }
        return inflate(data, length, inflater);
    }

    byte[] content(Item item, Inflater inflater) throws IOException {
        return head(item, (int) Math.min(item.size, LONGEST), inflater);
    }

    /** The archive that an entry is: a part of this one if it is stored, otherwise inflated into memory. */
    ZipDirectory inside(Item item, Inflater inflater) throws IOException {
        byte[] local = archive.read(item.offset, LOCAL_BYTES);
        return of(
                item.method == ZipEntry.STORED && local.length == LOCAL_BYTES
                        ? archive.part(item.offset + localBytes(littleEndian(local)), item.size)
                        : Extent.of(content(item, inflater)));
    }

    /** How long the record before an entry's data is. */
    private static int localBytes(ByteBuffer local) {
        return LOCAL_BYTES + (local.getShort(26) & 0xFFFF) + (local.getShort(28) & 0xFFFF);
    }

    /** @param inflater has the beginning of the data, or nothing */
    private static byte[] inflate(Extent data, int length, Inflater inflater) throws IOException {
        byte[] bytes = new byte[length];
        int filled = 0;
        try {
            while (filled < length && !inflater.finished() && !inflater.needsDictionary()) {
                int count = inflater.inflate(bytes, filled, length - filled);
                filled += count;
                if (count == 0) {
                    byte[] more = data.read(inflater.getBytesRead(), FURTHER_READ);
                    if (more.length == 0) {
                        break;
                    }
                    inflater.setInput(more);
                }
            }
        } catch (DataFormatException e) {
            return new byte[0];
        }
        return Arrays.copyOf(bytes, filled);
    }

    /** Where the directory lies; the shift is added to offsets, as a script may have been put before the archive. */
    private record Place(long start, long size, long shift) {}

    private static Optional<Place> place(Extent archive) throws IOException {
        long begin = Math.max(0, archive.size() - END_BYTES - LONGEST_COMMENT);
        // Most archives have no comment.
        for (long from : new long[] {archive.size() - END_BYTES, begin}) {
            if (from < 0) {
                return Optional.empty();
            }
            ByteBuffer tail = littleEndian(archive.read(from, (int) (archive.size() - from)));
            for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE) {
                    return place(archive, from + at, tail.getInt(at + 12) & IN_EXTRA, tail.getInt(at + 16) & IN_EXTRA);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> place(Extent archive, long end, long size, long start) throws IOException {
        long directoryEnd = end;
        ByteBuffer locator = littleEndian(archive.read(Math.max(0, end - LOCATOR_BYTES), LOCATOR_BYTES));
        if (locator.limit() == LOCATOR_BYTES && locator.getInt(0) == LOCATOR_SIGNATURE) {
            directoryEnd = end - LOCATOR_BYTES - END64_BYTES;
            ByteBuffer end64 = littleEndian(archive.read(Math.max(0, directoryEnd), END64_BYTES));
            if (end64.limit() < END64_BYTES || end64.getInt(0) != END64_SIGNATURE) {
                return Optional.empty();
            }
            return within(archive, directoryEnd, end64.getLong(40), end64.getLong(48));
        }
        return within(archive, directoryEnd, size, start);
    }

    private static Optional<Place> within(Extent archive, long end, long size, long start) {
        long found = end - size;
        return size < 0 || size > Integer.MAX_VALUE || found < 0 || start > found || end > archive.size()
                ? Optional.empty()
                : Optional.of(new Place(found, size, found - start));
    }

    private static Item item(ByteBuffer records, long shift) {
        int at = records.position();
        int nameBytes = records.getShort(at + 28) & 0xFFFF;
        int extraBytes = records.getShort(at + 30) & 0xFFFF;
        int commentBytes = records.getShort(at + 32) & 0xFFFF;
        String name = new String(
                records.array(),
                at + CENTRAL_BYTES,
                Math.min(nameBytes, records.limit() - at - CENTRAL_BYTES),
                StandardCharsets.UTF_8);
        long size = records.getInt(at + 24) & IN_EXTRA;
        long compressed = records.getInt(at + 20) & IN_EXTRA;
        long offset = records.getInt(at + 42) & IN_EXTRA;
        int extra = at + CENTRAL_BYTES + nameBytes;
        int end = Math.min(extra + extraBytes, records.limit());
        while (extra + 4 <= end) {
            int id = records.getShort(extra) & 0xFFFF;
            int next = extra + 4 + (records.getShort(extra + 2) & 0xFFFF);
            int field = extra + 4;
            if (id == EXTRA64) {
                // Only those that do not fit elsewhere, in this order.
                if (size == IN_EXTRA && field + 8 <= end) {
                    size = records.getLong(field);
                    field += 8;
                }
                if (compressed == IN_EXTRA && field + 8 <= end) {
                    compressed = records.getLong(field);
                    field += 8;
                }
                if (offset == IN_EXTRA && field + 8 <= end) {
                    offset = records.getLong(field);
                }
            }
            extra = next;
        }
        records.position(Math.min(records.limit(), at + CENTRAL_BYTES + nameBytes + extraBytes + commentBytes));
        return new Item(name, records.getShort(at + 10), compressed, size, offset + shift);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
