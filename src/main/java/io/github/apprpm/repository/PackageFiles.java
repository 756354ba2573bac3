package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.PackageFacts;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
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

    private final Map<String, Found> found = new HashMap<>();
    /** The directories that contain the one which is looked at, to notice a link that leads back into one of them. */
    private final Set<Object> entered = new HashSet<>();

    private PackageFiles() {}

    /** @return files by href */
    static Map<String, Found> find(Path root) throws IOException {
        PackageFiles files = new PackageFiles();
        files.enter(root, Files.readAttributes(root, BasicFileAttributes.class), "");
        return files.found;
    }

    /** @param before what hrefs of its files begin with */
    private void enter(Path directory, BasicFileAttributes attributes, String before) throws IOException {
        Object key = key(directory, attributes);
        if (!entered.add(key)) {
            return;
        }
        int nameAt = directory.resolve("x").toString().length() - 1;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                visit(file, file.toString().substring(nameAt), before);
            }
        } catch (NoSuchFileException e) { // just deleted
            return;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            entered.remove(key);
        }
    }

    private static Object key(Path directory, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey(); // Windows has none
        return key == null ? directory.toRealPath() : key;
    }

    private void visit(Path file, String name, String before) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException e) { // just deleted, or a dangling link
            return;
        } catch (IOException e) {
            if (Files.isSymbolicLink(file)) { // to itself, or to where we may not look
                return;
            }
            throw e;
        }
        if (attributes.isRegularFile() && name.endsWith(ENDING)) {
            long modified = attributes.lastModifiedTime().to(TimeUnit.SECONDS);
            found.put(before + name, new Found(file, attributes.size(), modified));
        } else if (attributes.isDirectory() && !name.startsWith(".") && !(before + name).equals("repodata")) {
            enter(file, attributes, before + name + "/");
        }
    }
}
