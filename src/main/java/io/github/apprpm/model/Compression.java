package io.github.apprpm.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the payload is compressed.
 *
 * @param algorithm the compressor
 * @param level its level, in the range that the compressor knows
 */
public record Compression(Algorithm algorithm, int level) {

    /** The compressors, with the levels of their command-line tools. */
    public enum Algorithm {
        ZSTD(1, 3, 22),
        XZ(0, 2, 9),
        GZIP(1, 6, 9),
        NONE(0, 0, 0);

        private final int lowest;
        private final int usual;
        private final int highest;

        Algorithm(int lowest, int usual, int highest) {
            this.lowest = lowest;
            this.usual = usual;
            this.highest = highest;
        }

        /** The name as users and rpm write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Compression {
        if (level < algorithm.lowest || level > algorithm.highest) {
            throw new PackagingException(
                    "The <compressionLevel> '%s' is not a level of %s".formatted(level, algorithm.word()),
                    "Set it to a number from %s to %s, or leave it out".formatted(algorithm.lowest, algorithm.highest));
        }
    }

    /**
     * The compression that the user chose, or the best one that the oldest host can read.
     *
     * @param algorithm the name of a compressor, if the user chose one
     * @param level its level, or null for the usual one
     * @throws PackagingException if the compressor or the level is not known
     */
    public static Compression of(Optional<String> algorithm, Integer level, Compatibility oldest) {
        return of(algorithm.orElseGet(() -> oldest.compressor().word()), level);
    }

    /**
     * @param algorithm the name of a compressor
     * @param level its level, or null for the usual one
     * @return the compression
     * @throws PackagingException if the compressor or the level is not known
     */
    public static Compression of(String algorithm, Integer level) {
        for (Algorithm candidate : Algorithm.values()) {
            if (candidate.word().equals(algorithm)) {
                return new Compression(candidate, level == null ? candidate.usual : level);
            }
        }
        throw new PackagingException(
                "The <compression> '%s' is not known".formatted(algorithm),
                "Set it to one of "
                        + Arrays.stream(Algorithm.values()).map(Algorithm::word).collect(Collectors.joining(", ")));
    }
}
