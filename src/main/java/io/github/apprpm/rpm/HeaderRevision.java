package io.github.apprpm.rpm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A package's header with other texts in the place of some; every other value keeps its bytes, whatever it is. */
final class HeaderRevision {
    private final RpmHeader original;
    private final Map<Integer, Map<Integer, String>> texts = new HashMap<>();

    HeaderRevision(RpmHeader original) {
        this.original = original;
    }

    /** Replaces one of the strings of a tag. */
    void replace(int tag, int position, String text) {
        texts.computeIfAbsent(tag, absent -> new HashMap<>()).put(position, text);
    }

    /** The whole header, in one region as rpm demands it. */
    byte[] render() throws IOException {
        TagTable tags = TagTable.ofPackage();
        // Tags of regions are below all others; there is one region again, of everything.
        original.index().stream()
                .filter(entry -> entry.tag() >= RpmTag.HEADERI18NTABLE)
                .forEach(entry -> tags.stored(entry, values(entry)));
        return tags.render();
    }

    private byte[] values(RpmHeader.Entry entry) {
        byte[] stored = original.stored(entry);
        Map<Integer, String> replaced = texts.get(entry.tag());
        return replaced == null ? stored : replaced(stored, replaced);
    }

    private static byte[] replaced(byte[] strings, Map<Integer, String> replaced) {
        ByteArrayOutputStream values = new ByteArrayOutputStream(strings.length);
        int position = 0;
        for (int start = 0; start < strings.length; position++) {
            int end = start;
            while (strings[end] != 0) {
                end++;
            }
            if (replaced.containsKey(position)) {
                values.writeBytes(replaced.get(position).getBytes(StandardCharsets.UTF_8));
            } else {
                values.write(strings, start, end - start);
            }
            values.write(0);
            start = end + 1;
        }
        return values.toByteArray();
    }
}
