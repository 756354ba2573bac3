package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.Compression.Algorithm;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A heap of 64 MB is enough, however large the application is. */
@Tag("tool")
class MemoryTest {
    private static final int FILES = 5_000;
    private static final long LARGE = 300L << 20;
    private static final int RANDOM = 4 << 20;

    @TempDir
    private static Path files;

    @TempDir
    private Path target;

    /** One large file, in parts random and in parts of zeros, which take no room on disk; and many small ones. */
    @BeforeAll
    static void manyFiles() throws IOException {
        byte[] noise = new byte[RANDOM];
        new Random(1).nextBytes(noise);
        try (RandomAccessFile file =
                new RandomAccessFile(files.resolve("large.jar").toFile(), "rw")) {
            file.write(noise);
            file.setLength(LARGE);
        }
        for (int i = 0; i < FILES; i++) {
            Files.writeString(files.resolve("small-%05d.class".formatted(i)), "class " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void sixtyFourMegabytesAreEnough(Algorithm algorithm) throws IOException {
        ShopWriter.run(files, target, algorithm.word(), "-Xmx64m");
        assertEquals(
                FILES + 5,
                Reading.of(target.resolve(Shop.FILE_NAME))
                        .strings(RpmTag.BASENAMES)
                        .size());
    }

    @Test
    void theyAreEnoughForTwentyThousandDirectories() throws IOException {
        Path nothing = Files.createDirectory(target.resolve("nothing"));
        ShopWriter.run(nothing, target, "zstd", "-Xmx64m", "-D" + ShopWriter.DIRECTORIES + "=20000");
        assertEquals(
                20_000,
                Reading.of(target.resolve(Shop.FILE_NAME)).strings(RpmTag.BASENAMES).stream()
                        .filter(name -> name.matches("\\d{5}"))
                        .count());
    }
}
