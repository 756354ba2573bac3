package io.github.apprpm.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * The entries of an archive, found through its central directory (PKWARE's APPNOTE.TXT, 4.3), so that of each entry only
 * the bytes that are asked for are inflated. An archive may lie in another one, where {@link java.util.zip.ZipFile}
 * cannot read it.
 */
public final class ZipDirectory {
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

    /**
     * An entry, and where it lies.
     *
     * @param name its path in the archive; that of a directory ends in a slash
     * @param method 0 if it is stored as it is, 8 if it is deflated
     * @param crc its checksum
     * @param compressed the bytes that it takes in the archive
     * @param size its bytes, unpacked
     * @param offset where its own record begins
     * @param time when it was modified, as MS-DOS wrote it: the date in the upper 16 bits
     */
    public record Item(String name, int method, long crc, long compressed, long size, long offset, long time) {
        /** Whether its bytes are in the archive as they are. */
        public boolean isStored() {
            return method == ZipEntry.STORED;
        }
    }

    /**
     * What tells an archive from others without a look at each entry.
     *
     * @param sum a checksum of the directory, which has those of all entries
     * @param date that of the first entry, as MS-DOS wrote it; 0 if there is none
     */
    public record Mark(long sum, int date) {
        /** Reads the directory of an archive. */
        public static Mark of(Extent archive) throws IOException {
            byte[] records = records(archive, place(archive));
            CRC32 sum = new CRC32();
            sum.update(records);
            return new Mark(sum.getValue(), records.length < CENTRAL_BYTES ? 0 : number2(records, 14));
        }
    }

    private static byte[] records(Extent archive, Optional<Place> place) throws IOException {
        return place.isPresent() ? archive.read(place.get().start, (int) place.get().size) : new byte[0];
    }

    /** @return a directory without entries if it is not an archive */
    public static ZipDirectory of(Extent archive) throws IOException {
        Optional<Place> place = place(archive);
        List<Item> items = new ArrayList<>();
        if (place.isPresent()) {
            byte[] records = records(archive, place);
            int at = 0;
            while (at + CENTRAL_BYTES <= records.length && number4(records, at) == CENTRAL_SIGNATURE) {
                int nameEnd = at + CENTRAL_BYTES + number2(records, at + 28);
                int extraEnd = nameEnd + number2(records, at + 30);
                int end = extraEnd + number2(records, at + 32);
                if (end > records.length) {
                    break;
                }
                items.add(item(records, at, nameEnd, extraEnd, place.get().shift));
                at = end;
            }
        }
        return new ZipDirectory(archive, items);
    }

    /** The entries, as the directory has them. */
    public List<Item> items() {
        return items;
    }

    /**
     * @param length how much of it is wanted
     * @return the first bytes of an entry; fewer if it is shorter or broken
     */
    public byte[] head(Item item, int length, Inflater inflater) throws IOException {
        int nameBytes = item.name.length();
        byte[] begin = archive.read(item.offset, LOCAL_BYTES + nameBytes + FIRST_READ);
        if (begin.length < LOCAL_BYTES || number4(begin, 0) != LOCAL_SIGNATURE) {
            return new byte[0];
        }
        int skipped = localBytes(begin);
        if (item.isStored()) {
            return archive.part(item.offset + skipped, item.size).read(0, length);
        }
        if (item.method != ZipEntry.DEFLATED) {
            return new byte[0];
        }
        inflater.reset();
        int there = (int) Math.min(begin.length - skipped, item.compressed);
        if (there > 0) {
            inflater.setInput(begin, skipped, there);
        }
        return inflate(archive.part(item.offset + skipped, item.compressed), length, inflater);
    }

    /** The whole of an entry. */
    public byte[] content(Item item, Inflater inflater) throws IOException {
        return head(item, (int) Math.min(item.size, LONGEST), inflater);
    }

    /** The archive that an entry is: a part of this one if it is stored, otherwise inflated into memory. */
    public ZipDirectory inside(Item item, Inflater inflater) throws IOException {
        return of(item.isStored() ? data(item) : Extent.of(content(item, inflater)));
    }

    /** The bytes of an entry as they are in the archive, perhaps compressed; none if it is damaged. */
    public Extent data(Item item) throws IOException {
        byte[] local = archive.read(item.offset, LOCAL_BYTES);
        return local.length < LOCAL_BYTES || number4(local, 0) != LOCAL_SIGNATURE
                ? archive.part(item.offset, 0)
                : archive.part(item.offset + localBytes(local), item.compressed);
    }

    /** Where the bytes of an entry begin in the archive. */
    public long position(Item item) throws IOException {
        byte[] local = archive.read(item.offset, LOCAL_BYTES);
        if (local.length < LOCAL_BYTES || number4(local, 0) != LOCAL_SIGNATURE) {
            throw new ZipException("there is no entry '%s' where the directory says".formatted(item.name));
        }
        return item.offset + localBytes(local);
    }

    /** How long the record before an entry's data is. */
    private static int localBytes(byte[] local) {
        return LOCAL_BYTES + number2(local, 26) + number2(local, 28);
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
        return filled == length ? bytes : Arrays.copyOf(bytes, filled);
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
            byte[] tail = archive.read(from, (int) (archive.size() - from));
            for (int at = tail.length - END_BYTES; at >= 0; at--) {
                if (number4(tail, at) == END_SIGNATURE) {
                    return place(archive, from + at, number4(tail, at + 12), number4(tail, at + 16));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> place(Extent archive, long end, long size, long start) throws IOException {
        byte[] locator = archive.read(Math.max(0, end - LOCATOR_BYTES), LOCATOR_BYTES);
        if (locator.length < LOCATOR_BYTES || number4(locator, 0) != LOCATOR_SIGNATURE) {
            return within(archive, end, size, start);
        }
        long place64 = end - LOCATOR_BYTES - END64_BYTES;
        byte[] end64 = archive.read(Math.max(0, place64), END64_BYTES);
        return end64.length < END64_BYTES || number4(end64, 0) != END64_SIGNATURE
                ? Optional.empty()
                : within(archive, place64, number8(end64, 40), number8(end64, 48));
    }

    private static Optional<Place> within(Extent archive, long end, long size, long start) {
        long found = end - size;
        return size < 0 || size > LONGEST || found < 0 || start > found || end > archive.size()
                ? Optional.empty()
                : Optional.of(new Place(found, size, found - start));
    }

    private static Item item(byte[] records, int at, int nameEnd, int extraEnd, long shift) {
        int begin = at + CENTRAL_BYTES;
        String name = new String(records, begin, nameEnd - begin, StandardCharsets.UTF_8);
        long size = number4(records, at + 24);
        long compressed = number4(records, at + 20);
        long offset = number4(records, at + 42);
        if (size == IN_EXTRA || compressed == IN_EXTRA || offset == IN_EXTRA) {
            int field = extra64(records, nameEnd, extraEnd);
            // Only those that do not fit elsewhere, in this order.
            if (size == IN_EXTRA && field + 8 <= extraEnd) {
                size = number8(records, field);
                field += 8;
            }
            if (compressed == IN_EXTRA && field + 8 <= extraEnd) {
                compressed = number8(records, field);
                field += 8;
            }
            if (offset == IN_EXTRA && field + 8 <= extraEnd) {
                offset = number8(records, field);
            }
        }
        return new Item(
                name,
                number2(records, at + 10),
                number4(records, at + 16),
                compressed,
                size,
                offset + shift,
                number4(records, at + 12));
    }

    /** Where the field for longer numbers begins, or the end if there is none. */
    private static int extra64(byte[] records, int begin, int end) {
        for (int at = begin; at + 4 <= end; at += 4 + number2(records, at + 2)) {
            if (number2(records, at) == EXTRA64) {
                return at + 4;
            }
        }
        return end;
    }

    private static int number2(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8;
    }

    private static long number4(byte[] bytes, int at) {
        return number2(bytes, at) | (long) number2(bytes, at + 2) << 16;
    }

    private static long number8(byte[] bytes, int at) {
        return number4(bytes, at) | number4(bytes, at + 4) << 32;
    }
}
