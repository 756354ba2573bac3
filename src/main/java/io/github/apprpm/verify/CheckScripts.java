package io.github.apprpm.verify;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.UnixText;
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
            requireUnixText(script);
        }
        return scripts;
    }

    /** The kernel looks for the interpreter as it is written, whatever an editor of Windows has put around it. */
    private static void requireUnixText(Path script) throws IOException {
        byte[] bytes = Files.readAllBytes(script);
        if (UnixText.isUtf16(bytes) || UnixText.of(bytes) != bytes) {
            throw new PackagingException(
                    "The check '%s' has a byte order mark or carriage returns, with which it does not run"
                            .formatted(script),
                    "Save it in UTF-8 without a byte order mark and with Unix line ends; in .gitattributes write"
                            + " *.sh eol=lf");
        }
    }
}
