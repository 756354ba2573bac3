package io.github.apprpm.verify.process;

import io.github.apprpm.file.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The content of a directory at a moment. */
final class Snapshot {
    /** Longer files are compared by their size and time. */
    private static final long MOST_DIGESTED = 1 << 20;

    private final SortedMap<Path, String> files = new TreeMap<>();

    private Snapshot() {}

    /** @param isIgnored the directories that may change */
    static Snapshot of(Path root, Predicate<Path> isIgnored) throws IOException {
        Snapshot snapshot = new Snapshot();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                if (isIgnored.test(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                snapshot.files.put(path, "directory");
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                snapshot.files.put(path, state(path, attributes));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException failure) {
                if (!isIgnored.test(path)) {
                    snapshot.files.put(path, "unreadable");
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return snapshot;
    }

    private static String state(Path path, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return "link to " + Files.readSymbolicLink(path);
        }
        String sizeAndTime = attributes.size() + " " + attributes.lastModifiedTime();
        return attributes.isRegularFile() && attributes.size() <= MOST_DIGESTED && Files.isReadable(path)
                ? sizeAndTime + " " + Sha256.hex(path)
                : sizeAndTime;
    }

    /** The files that were made, changed or removed since. */
    SortedSet<Path> changes(Snapshot later) {
        SortedSet<Path> changes = new TreeSet<>(files.keySet());
        changes.addAll(later.files.keySet());
        changes.removeIf(path -> files.containsKey(path) && files.get(path).equals(later.files.get(path)));
        return changes;
    }

    /** What happened to one of the changed files. */
    String verb(Path path, Snapshot later) {
        return !files.containsKey(path) ? "made" : later.files.containsKey(path) ? "changed" : "removed";
    }
}
