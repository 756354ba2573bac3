package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Symlink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes a package in a JVM of its own. */
final class ShopWriter {
    /** The system property that asks for so many directories more. */
    static final String DIRECTORIES = "shop.directories";

    private ShopWriter() {}

    /**
     * Packages the files of a directory and all kinds of entries.
     *
     * @param arguments the directory, where to write the package, the compression
     */
    public static void main(String... arguments) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            for (Path file : files.toList()) {
                entries.add(Shop.file("/var/app/shop/lib/" + file.getFileName(), Content.OnDisk.of(file)));
            }
        }
        for (int i = 0; i < Integer.getInteger(DIRECTORIES, 0); i++) {
            entries.add(Shop.directory("/var/app/shop/directories/%05d".formatted(i)));
        }
        Shop.shop()
                .with(Shop.configuration(), new Symlink("/var/app/shop/größe", "ü"))
                .with(entries.toArray(Entry[]::new))
                .compressedBy(arguments[2])
                .writeTo(Path.of(arguments[1]));
    }

    /** Runs it in the Java of the tests. */
    static void run(Path files, Path target, String compression, String... options) {
        Program.Result result = result(Path.of(System.getProperty("java.home")), files, target, compression, options);
        assertEquals(0, result.status(), result.out());
    }

    /** Runs it in a Java and tells what came of it. */
    static Program.Result result(Path javaHome, Path files, Path target, String compression, String... options) {
        List<Object> command = new ArrayList<>(List.of((Object[]) options));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), ShopWriter.class.getName(), files, target, compression));
        return Program.at(javaHome.resolve("bin/java")).result(command.toArray());
    }
}
