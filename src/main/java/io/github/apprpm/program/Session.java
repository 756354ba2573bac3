package io.github.apprpm.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Starts programs in sessions of their own, where signals for the terminal and group of this process do not reach them. */
final class Session {
    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private Session() {}

    /** The words that start the program in a session, with the same process id; unchanged where there is no setsid, as on macOS. */
    static List<String> of(List<String> words) {
        return PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> Stream.concat(Stream.of(program.toString()), words.stream())
                        .toList())
                .orElse(words);
    }
}
