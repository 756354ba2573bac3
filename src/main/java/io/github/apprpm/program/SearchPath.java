package io.github.apprpm.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds installed programs. */
public final class SearchPath {
    /** Where the programs of administrators are, such as runc; not every {@code PATH} has them. */
    private static final List<String> FOR_ROOT = List.of("/usr/sbin", "/sbin", "/usr/local/sbin");

    private SearchPath() {}

    /** @param program a name, found in the directories of the variable {@code PATH}, or a path */
    public static Optional<Path> find(String program) {
        return program.contains("/")
                ? Optional.of(Path.of(program)).filter(SearchPath::isProgram)
                : find(
                        program,
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
    }

    /** As {@link #find}, and in the directories for administrators. */
    public static Optional<Path> findForRoot(String program) {
        return find(program).or(() -> find(program, FOR_ROOT.stream()));
    }

    private static Optional<Path> find(String program, Stream<String> directories) {
        return directories
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(SearchPath::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
