package io.github.apprpm.model;

import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that the package puts on the machine.
 *
 * @param entries in the order of their paths, each path once, nothing below an entry that is not a directory
 */
public record Payload(List<Entry> entries) {

    /**
     * Sorts entries and joins equal ones.
     *
     * @param entries in any order
     * @return the payload
     * @throws PackagingException if two entries claim one path and differ, or one is below a file or link
     */
    public static Payload of(Collection<Entry> entries) throws IOException {
        TreeMap<String, Entry> byPath = new TreeMap<>(Utf8Order.INSTANCE);
        for (Entry entry : entries) {
            Entry other = byPath.get(entry.path());
            if (other == null || isFound(other)) {
                byPath.put(entry.path(), entry);
            } else if (!isFound(entry) && !same(entry, other)) {
                throw new PackagingException(
                        "Two different entries claim '%s': %s and %s"
                                .formatted(entry.path(), describe(other), describe(entry)),
                        "Remove one of them");
            }
        }
        byPath.values().forEach(entry -> requireDirectoryAbove(entry, byPath));
        return new Payload(List.copyOf(byPath.values()));
    }

    private static boolean isFound(Entry entry) {
        return entry instanceof Directory directory && directory.isFound();
    }

    private static void requireDirectoryAbove(Entry entry, Map<String, Entry> byPath) {
        for (String path = InstallPath.parent(entry.path()); !path.equals("/"); path = InstallPath.parent(path)) {
            Entry above = byPath.get(path);
            if (above != null && !(above instanceof Directory || above instanceof GhostDirectory)) {
                throw new PackagingException(
                        "The path '%s' is below '%s', which is %s, not a directory"
                                .formatted(entry.path(), path, describe(above)),
                        "Remove one of them");
            }
        }
    }

    private static boolean same(Entry one, Entry other) throws IOException {
        if (one instanceof RegularFile a && other instanceof RegularFile b) {
            return a.attributes().equals(b.attributes())
                    && a.flags().equals(b.flags())
                    && a.content().sameAs(b.content());
        }
        return one.equals(other);
    }

    private static String describe(Entry entry) {
        if (entry instanceof RegularFile file) {
            return "the file '%s' with mode %04o"
                    .formatted(file.content().source(), file.attributes().mode());
        }
        if (entry instanceof Symlink link) {
            return "a symbolic link to '%s'".formatted(link.target());
        }
        return entry instanceof GhostDirectory
                ? "a ghost directory with mode %04o"
                        .formatted(entry.attributes().mode())
                : "a directory with mode %04o".formatted(entry.attributes().mode());
    }

    /** The bytes that the files take on the machine. */
    public long installedSize() {
        return entries.stream().mapToLong(Payload::size).sum();
    }

    /** How many files, without directories and links, are in the package. */
    public long fileCount() {
        return entries.stream()
                .filter(entry -> entry instanceof RegularFile file && !file.isGhost())
                .count();
    }

    private static long size(Entry entry) {
        return entry instanceof RegularFile file && !file.isGhost()
                ? file.content().size()
                : 0;
    }
}
