package io.github.apprpm.mojo;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The package of an earlier release that a package is compared with.
 *
 * @param file the package, if there is one
 * @param words for people: which package it is, or why there is no package
 */
record Baseline(Optional<Path> file, String words) {
    static Baseline found(Path file, String words) {
        return new Baseline(Optional.of(file), words);
    }

    static Baseline missing(String reason) {
        return new Baseline(Optional.empty(), reason);
    }
}
