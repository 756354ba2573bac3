package io.github.apprpm.rpm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One of the two headers of a package as it was read: an index of tags, and their values behind it.
 *
 * <p>All values lie within the header, and none is used twice; other demands of rpm, such as the order of the index, are
 * not checked here. A tag whose values are not of the type that is asked for counts as absent.
 */
public final class RpmHeader {
    /** The first eight bytes of a header: rpm's magic number, the version of the format, and four bytes that are reserved. */
    static final long MAGIC = 0x8eade80100000000L;

    /** The magic number, the count of entries and the length of the values. */
    static final int INTRO_BYTES = 16;

    /** Tag, type, offset and count. */
    static final int ENTRY_BYTES = 16;

    /**
     * What the index says of one tag.
     *
     * @param tag its number
     * @param type the type of its values
     * @param offset where they begin among all values, in bytes
     * @param count how many there are
     */
    public record Entry(int tag, TagType type, int offset, int count) {}

    private final byte[] bytes;
    private final List<Entry> index;
    private final Map<Integer, Entry> byTag;
    private final int data;

    private RpmHeader(byte[] bytes, List<Entry> index) {
        this.bytes = bytes;
        this.index = List.copyOf(index);
        this.byTag = new HashMap<>();
        index.forEach(entry -> byTag.putIfAbsent(entry.tag(), entry));
        this.data = INTRO_BYTES + ENTRY_BYTES * index.size();
    }

    /**
     * @param bytes a whole header, beginning with its magic number
     * @param entries how many entries its index has
     * @throws MalformedHeaderException if a value is not where the index says
     */
    static RpmHeader of(byte[] bytes, int entries) {
        List<Entry> index = new ArrayList<>(entries);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.position(INTRO_BYTES);
        int data = INTRO_BYTES + ENTRY_BYTES * entries;
        long left = bytes.length - data;
        for (int i = 0; i < entries; i++) {
            int tag = buffer.getInt();
            int number = buffer.getInt();
            TagType type = TagType.of(number)
                    .orElseThrow(() -> new MalformedHeaderException("tag %d has the type %d".formatted(tag, number)));
            Entry entry = new Entry(tag, type, buffer.getInt(), buffer.getInt());
            left -= length(bytes, data, entry);
            if (left < 0) {
                throw new MalformedHeaderException(
                        "its values take more than the %d bytes that it has for them".formatted(bytes.length - data));
            }
            index.add(entry);
        }
        return new RpmHeader(bytes, index);
    }

    /** How many bytes the values of an entry take. */
    private static long length(byte[] bytes, int data, Entry entry) {
        long start = data + (long) entry.offset();
        if (entry.offset() < 0 || entry.count() < 0 || start > bytes.length) {
            throw outside(entry);
        }
        if (entry.type().bytes() > 0) {
            long length = (long) entry.type().bytes() * entry.count();
            if (start + length > bytes.length) {
                throw outside(entry);
            }
            return length;
        }
        int position = (int) start;
        for (int i = 0; i < entry.count(); i++) {
            position = afterString(bytes, position);
            if (position < 0) {
                throw outside(entry);
            }
        }
        return position - start;
    }

    private static MalformedHeaderException outside(Entry entry) {
        return new MalformedHeaderException("tag %d says that its %s values are at %s, beyond the end"
                .formatted(
                        entry.tag(),
                        Integer.toUnsignedString(entry.count()),
                        Integer.toUnsignedString(entry.offset())));
    }

    /** Where the next value begins, or -1 if the string has no end. */
    private static int afterString(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** What the header says of each tag, in its order; a region's own entry is one of them. */
    public List<Entry> index() {
        return index;
    }

    /** The header as it is in the file, without padding. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes it has in the file, without padding. */
    public int length() {
        return bytes.length;
    }

    /** Where the values begin, in bytes from the start of the header. */
    public int dataOffset() {
        return data;
    }

    /** Whether there is a tag of this number, of any type. */
    public boolean has(int tag) {
        return byTag.containsKey(tag);
    }

    /** The first of a tag's strings. */
    public Optional<String> string(int tag) {
        return strings(tag).stream().findFirst();
    }

    /** All strings of a tag, or none if it is absent. */
    public List<String> strings(int tag) {
        Entry entry = byTag.get(tag);
        if (entry == null || !entry.type().isText()) {
            return List.of();
        }
        List<String> values = new ArrayList<>(entry.count());
        int position = data + entry.offset();
        for (int i = 0; i < entry.count(); i++) {
            int next = afterString(bytes, position);
            values.add(StoredText.of(bytes, position, next - 1 - position));
            position = next;
        }
        return values;
    }

    /** All strings of a tag as they are stored, with a character for each byte, whatever their encoding. */
    public List<String> stored(int tag) {
        Entry entry = byTag.get(tag);
        if (entry == null || !entry.type().isText()) {
            return List.of();
        }
        List<String> values = new ArrayList<>(entry.count());
        int position = data + entry.offset();
        for (int i = 0; i < entry.count(); i++) {
            int next = afterString(bytes, position);
            values.add(new String(bytes, position, next - 1 - position, StandardCharsets.ISO_8859_1));
            position = next;
        }
        return values;
    }

    /** The first of a tag's numbers. */
    public OptionalLong number(int tag) {
        long[] values = numbers(tag);
        return values.length == 0 ? OptionalLong.empty() : OptionalLong.of(values[0]);
    }

    /** All numbers of a tag without a sign, or none if it is absent. */
    public long[] numbers(int tag) {
        Entry entry = byTag.get(tag);
        if (entry == null || !entry.type().isNumber()) {
            return new long[0];
        }
        long[] values = new long[entry.count()];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.position(data + entry.offset());
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (entry.type().bytes()) {
                case Byte.BYTES -> Byte.toUnsignedLong(buffer.get());
                case Short.BYTES -> Short.toUnsignedLong(buffer.getShort());
                case Integer.BYTES -> Integer.toUnsignedLong(buffer.getInt());
                default -> buffer.getLong();
            };
        }
        return values;
    }

    /** The bytes of an entry's values as they are in the file, without padding. */
    byte[] stored(Entry entry) {
        int start = data + entry.offset();
        return Arrays.copyOfRange(bytes, start, start + (int) length(bytes, data, entry));
    }

    /** The bytes of a tag. */
    public Optional<byte[]> binary(int tag) {
        Entry entry = byTag.get(tag);
        if (entry == null || entry.type() != TagType.BIN) {
            return Optional.empty();
        }
        return Optional.of(stored(entry));
    }
}
