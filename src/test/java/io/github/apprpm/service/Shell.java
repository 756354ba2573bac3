package io.github.apprpm.service;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the name sh means on one machine or another. */
enum Shell {
    DASH("dash"),
    BASH("bash", "--posix"),
    BUSYBOX("busybox", "sh");

    private final List<String> words;

    Shell(String... words) {
        this.words = List.of(words);
    }

    /** How to start it, or a skip where it is not installed. */
    List<String> command() {
        return Stream.concat(
                        Stream.of(installed(words.get(0)).toString()),
                        words.stream().skip(1))
                .toList();
    }

    /** Where a program of this machine is, or a skip that names it. */
    static Path installed(String program) {
        Optional<Path> found = find(program);
        assumeTrue(found.isPresent(), program + " is not installed");
        return found.get();
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
