package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.PackageFacts;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds the packages of a folder: files {@code *.rpm} in it and below, but for directories whose names begin with a dot. */
final class PackageFiles {
    /**
     * A package's file, not read.
     *
     * @param modified in seconds since 1970
     */
    record Found(Path file, long size, long modified) {
        boolean isThatOf(PackageFacts facts) {
            return size == facts.size() && modified == facts.modified();
        }
    }

    private static final String ENDING = ".rpm";

    private PackageFiles() {}

    /** @return files by href */
    static Map<String, Found> find(Path root) throws IOException {
        Map<String, Found> found = new HashMap<>();
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                boolean isHidden = !directory.equals(root)
                        && directory.getFileName().toString().startsWith(".");
                return isHidden || directory.equals(root.resolve("repodata"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && file.getFileName().toString().endsWith(ENDING)) {
                    long modified = attributes.lastModifiedTime().to(TimeUnit.SECONDS);
                    found.put(href(root, file), new Found(file, attributes.size(), modified));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof FileSystemLoopException || e instanceof NoSuchFileException) { // also a dangling link
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found;
    }

    private static String href(Path root, Path file) {
        String below = file.toString().substring(root.toString().length() + 1);
        return File.separatorChar == '/' ? below : below.replace(File.separatorChar, '/');
    }
}
