package io.github.apprpm.verify;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own checks, which are scripts in a directory. */
public final class CheckScripts {
    private CheckScripts() {}

    /**
     * The files {@code *.sh} of a directory, sorted by name; none if it does not exist.
     *
     * @throws PackagingException if one cannot be executed
     */
    public static List<Path> in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> scripts;
        try (Stream<Path> files = Files.list(directory)) {
            scripts = files.filter(file -> file.toString().endsWith(".sh") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
        for (Path script : scripts) {
            if (!Files.isExecutable(script)) {
                throw new PackagingException(
                        "The check '%s' is not executable".formatted(script),
                        "Run 'chmod +x %s'. If Git does not keep the mode, run 'git update-index --chmod=+x' for the file"
                                .formatted(script));
            }
        }
        return scripts;
    }
}
