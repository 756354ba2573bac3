package io.github.apprpm.mojo;

import io.github.apprpm.file.AtomicFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a goal writes its result: a file, or the standard output, which can be piped. */
record TextOutput(Optional<Path> file) {

    /** Writes the text in UTF-8, a file atomically, and returns the file. */
    Optional<Path> show(String text) throws IOException {
        if (file.isPresent()) {
            Path target = file.get().toAbsolutePath();
            write(target, text);
            return Optional.of(target);
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.print(text);
        out.flush();
        return Optional.empty();
    }

    private static void write(Path target, String text) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) { // such as /dev/stdout, or a pipe
            Files.writeString(target, text);
        } else {
            AtomicFile.ofText(target, text);
        }
    }
}
