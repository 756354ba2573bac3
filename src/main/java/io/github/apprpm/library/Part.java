package io.github.apprpm.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What takes space in a package: a directory, a file, a jar in a jar, or a kind of content such as classes.
 *
 * @param name its own name, without that of what is around it
 * @param bytes the installed bytes that it takes, those of its parts included; in a jar they are compressed
 * @param parts what it consists of, if that is known: together they have as many bytes
 */
public record Part(String name, long bytes, List<Part> parts) {
    public Part {
        parts = List.copyOf(parts);
    }

    /** What consists of parts, the largest first. */
    static Part of(String name, List<Part> parts) {
        return new Part(
                name,
                parts.stream().mapToLong(Part::bytes).sum(),
                parts.stream()
                        .sorted(Comparator.comparingLong(Part::bytes).reversed().thenComparing(Part::name))
                        .toList());
    }

    /** The same in another number of bytes, shared out as before: a compressed jar in a jar. */
    Part scaledTo(long total) {
        if (total == bytes) {
            return this;
        }
        List<Part> scaled = new ArrayList<>();
        long before = 0;
        for (Part part : parts) {
            long start = share(before, total);
            before += part.bytes;
            scaled.add(part.scaledTo(share(before, total) - start));
        }
        return new Part(name, total, scaled);
    }

    private long share(long part, long total) {
        return bytes == 0 ? 0 : Math.round((double) part / bytes * total);
    }
}
