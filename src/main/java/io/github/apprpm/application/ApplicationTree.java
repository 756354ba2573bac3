package io.github.apprpm.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a directory by their place in it.
 *
 * @param files the files
 */
record ApplicationTree(SortedMap<String, Path> files) {
    static ApplicationTree of(Path directory) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        // The directory itself may be a symbolic link.
        Path start = directory.toRealPath();
        try (Stream<Path> tree = Files.walk(start)) {
            tree.filter(Files::isRegularFile)
                    .forEach(path -> files.put(
                            start.relativize(path).toString().replace('\\', '/'),
                            directory.resolve(start.relativize(path))));
        }
        return new ApplicationTree(files);
    }
}
