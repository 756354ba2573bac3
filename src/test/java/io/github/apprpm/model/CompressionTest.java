package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {
    @ParameterizedTest
    @CsvSource({"zstd, 3", "xz, 2", "gzip, 6", "none, 0"})
    void eachCompressorHasAUsualLevel(String name, int level) {
        assertEquals(level, Compression.of(name, null).level());
    }

    @ParameterizedTest
    @CsvSource({"EL7, xz", "EL8, zstd", "EL9, zstd"})
    void aPackageHasTheBestThatTheOldestHostReads(Compatibility oldest, String name) {
        assertEquals(Compression.of(name, null), Compression.of(Optional.empty(), null, oldest));
    }

    @Test
    void theUserMayChooseTheCompressor() {
        assertEquals(Compression.of("gzip", 9), Compression.of(Optional.of("gzip"), 9, Compatibility.EL8));
    }

    @ParameterizedTest
    @CsvSource({"zstd, 1, 22", "xz, 0, 9", "gzip, 1, 9", "none, 0, 0"})
    void eachCompressorHasItsLevels(String name, int lowest, int highest) {
        assertEquals(lowest, Compression.of(name, lowest).level());
        assertEquals(highest, Compression.of(name, highest).level());
        Refusal.of(() -> Compression.of(name, lowest - 1))
                .says(
                        "<compressionLevel> '%d'".formatted(lowest - 1),
                        name,
                        "from %d to %d".formatted(lowest, highest));
        Refusal.of(() -> Compression.of(name, highest + 1)).says("<compressionLevel> '%d'".formatted(highest + 1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ZSTD", "bzip2", "lzma", "zstd19"})
    void anUnknownCompressorIsRefused(String name) {
        Refusal.of(() -> Compression.of(name, 3)).says("<compression> '" + name + "'", "zstd, xz, gzip, none");
    }
}
