package io.github.apprpm.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program that is started away from this process's terminal and group, so that their signals miss it. */
final class Session {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private Session() {}

    /** The same program in a session of its own, under the same number; itself where the system cannot, such as macOS. */
    static List<String> of(List<String> words) {
        return PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> Stream.concat(Stream.of(program.toString()), words.stream())
                        .toList())
                .orElse(words);
    }
}
