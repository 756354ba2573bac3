package io.github.apprpm.rpm;

import static io.github.apprpm.rpm.Shop.file;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.apprpm.model.Compression.Algorithm;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same input gives the same bytes. */
class ReproducibilityTest {
    private static final int ENOUGH_FOR_TWO_THREADS = 600_000;

    @TempDir
    private Path directory;

    private Path files;

    /** Neither random nor empty, so that a compressor has choices. */
    @BeforeEach
    void someFiles() throws IOException {
        files = Files.createDirectory(directory.resolve("files"));
        Random random = new Random(1);
        for (String name : new String[] {"a.jar", "größe.jar"}) {
            StringBuilder text = new StringBuilder();
            while (text.length() < ENOUGH_FOR_TWO_THREADS) {
                text.append("class ").append(random.nextInt(1000)).append('\n');
            }
            Files.writeString(files.resolve(name), text);
        }
    }

    private void assertSame(Path one, Path other) throws IOException {
        assertEquals(-1, Files.mismatch(one.resolve(Shop.FILE_NAME), other.resolve(Shop.FILE_NAME)));
    }

    private Path write(String compression, String where) throws IOException {
        Path target = directory.resolve(where);
        ShopWriter.main(files.toString(), target.toString(), compression);
        return target;
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void twoBuildsAreEqual(Algorithm algorithm) throws IOException {
        Path first = write(algorithm.word(), "first");
        for (Path file : list(files)) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        assertSame(first, write(algorithm.word(), "second"));
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.toList();
        }
    }

    @Test
    void orderOfTheEntriesDoesNotMatter() throws IOException {
        Entry a = file("/a", "a");
        Entry b = file("/b", "b");
        Path first = Shop.empty().with(a, b).writeTo(directory.resolve("first"));
        Path second = Shop.empty().with(b, a).writeTo(directory.resolve("second"));
        assertEquals(-1, Files.mismatch(first, second));
    }

    @Test
    void sourceOfAFileDoesNotMatter() throws IOException {
        Path source = files.resolve("a.jar");
        Entry onDisk = file("/a", Content.OnDisk.of(source));
        Entry generated = file("/a", new Content.Generated(Files.readAllBytes(source), "generated"));
        Path first = Shop.empty().with(onDisk).writeTo(directory.resolve("first"));
        Path second = Shop.empty().with(generated).writeTo(directory.resolve("second"));
        assertEquals(-1, Files.mismatch(first, second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "xz"})
    @Tag("tool")
    void otherTimeZoneLocaleAndEncodingGiveTheSameBytes(String compression) throws IOException {
        Path other = directory.resolve("other");
        ShopWriter.run(
                files,
                other,
                compression,
                "-Duser.timezone=Pacific/Kiritimati",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Dfile.encoding=ISO-8859-1",
                "-Duser.name=somebody");
        assertSame(write(compression, "here"), other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "xz"})
    @Tag("tool")
    void otherJavaGivesTheSameBytes(String compression) throws IOException {
        List<Path> others = otherJavas();
        assumeFalse(others.isEmpty(), "No other Java 17 or later is in /usr/lib/jvm");
        Path here = write(compression, "here");
        for (Path java : others) {
            Path there = directory.resolve("by").resolve(java.getFileName());
            Program.Result result = ShopWriter.result(java, files, there, compression);
            assertEquals(0, result.status(), result.out());
            assertSame(here, there);
        }
    }

    private static List<Path> otherJavas() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        Path mine = Path.of(System.getProperty("java.home")).toRealPath();
        if (!Files.isDirectory(all)) {
            return List.of();
        }
        try (Stream<Path> javas = Files.list(all)) {
            return javas.filter(java -> !Files.isSymbolicLink(java) && !java.equals(mine))
                    .filter(java -> Files.isExecutable(java.resolve("bin/java")))
                    .filter(ReproducibilityTest::isModern)
                    .toList();
        }
    }

    private static boolean isModern(Path java) {
        try {
            return Files.readAllLines(java.resolve("release")).stream()
                    .anyMatch(line -> line.matches("JAVA_VERSION=\"(1[7-9]|[2-9]\\d).*"));
        } catch (IOException e) {
            return false;
        }
    }
}
