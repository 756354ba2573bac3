package io.github.apprpm.rpm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A package's header with other texts in the place of some; every other value keeps its bytes, whatever it is. */
final class HeaderRevision {
    private final RpmHeader original;
    private final byte[] bytes;
    private final Map<Integer, Map<Integer, String>> texts = new HashMap<>();

    HeaderRevision(RpmHeader original) {
        this.original = original;
        this.bytes = original.bytes();
    }

    /** Replaces one of the strings of a tag. */
    void replace(int tag, int position, String text) {
        texts.computeIfAbsent(tag, absent -> new HashMap<>()).put(position, text);
    }

    /** The whole header, in one region as rpm demands it. */
    byte[] render() {
        // Tags of regions are below all others; there is one region again, of everything.
        List<RpmHeader.Entry> entries = original.index().stream()
                .filter(entry -> entry.tag() >= RpmTag.HEADERI18NTABLE)
                .toList();
        int count = 1 + entries.size();
        ByteBuffer index = ByteBuffer.allocate(RpmHeader.ENTRY_BYTES * entries.size());
        ByteArrayOutputStream data = new ByteArrayOutputStream(bytes.length);
        for (RpmHeader.Entry entry : entries) {
            while (entry.type().bytes() > 1 && data.size() % entry.type().bytes() != 0) {
                data.write(0);
            }
            put(index, entry.tag(), entry.type(), data.size(), entry.count());
            write(entry, data);
        }
        int trailer = data.size();
        ByteBuffer header = ByteBuffer.allocate(
                RpmHeader.INTRO_BYTES + RpmHeader.ENTRY_BYTES * count + trailer + RpmHeader.ENTRY_BYTES);
        header.putLong(RpmHeader.MAGIC).putInt(count).putInt(trailer + RpmHeader.ENTRY_BYTES);
        put(header, RpmTag.HEADERIMMUTABLE, TagType.BIN, trailer, RpmHeader.ENTRY_BYTES);
        header.put(index.array()).put(data.toByteArray());
        put(header, RpmTag.HEADERIMMUTABLE, TagType.BIN, -RpmHeader.ENTRY_BYTES * count, RpmHeader.ENTRY_BYTES);
        return header.array();
    }

    private static void put(ByteBuffer to, int tag, TagType type, int offset, int count) {
        to.putInt(tag).putInt(type.ordinal()).putInt(offset).putInt(count);
    }

    private void write(RpmHeader.Entry entry, ByteArrayOutputStream data) {
        int start = original.dataOffset() + entry.offset();
        if (!entry.type().isText()) {
            data.write(bytes, start, entry.type().bytes() * entry.count());
            return;
        }
        Map<Integer, String> replaced = texts.getOrDefault(entry.tag(), Map.of());
        for (int i = 0; i < entry.count(); i++) {
            int end = start;
            while (bytes[end] != 0) {
                end++;
            }
            if (replaced.containsKey(i)) {
                data.writeBytes(replaced.get(i).getBytes(StandardCharsets.UTF_8));
            } else {
                data.write(bytes, start, end - start);
            }
            data.write(0);
            start = end + 1;
        }
    }
}
