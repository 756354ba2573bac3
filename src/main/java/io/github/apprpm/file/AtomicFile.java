package io.github.apprpm.file;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** A file that replaces the previous one when it is complete, or not at all. */
public final class AtomicFile {
    /** Writes a file. */
    @FunctionalInterface
    public interface Writing {
        void to(Path unfinished) throws IOException;
    }

    private AtomicFile() {}

    /**
     * @param file the file to replace or make
     * @param writing writes the new file, where the remains of an earlier attempt may be
     * @return whether the file is new: an equal one is left alone
     * @throws IOException if the file cannot be written; the message has the reason and a remedy
     */
    public static boolean of(Path file, Writing writing) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        try {
            if (!Files.isDirectory(directory)) { // before Java 20, createDirectories refuses a symbolic link to one
                Files.createDirectories(directory);
            }
            return replace(file, directory.resolve(file.getFileName() + ".tmp"), writing);
        } catch (IOException e) {
            throw new IOException(
                    ("The file '%s' cannot be written: %s. "
                                    + "Check that '%s' is a writable directory with space left.")
                            .formatted(file, reason(e), directory),
                    e);
        }
    }

    /** The same for text, in UTF-8. */
    public static boolean ofText(Path file, String text) throws IOException {
        return of(file, unfinished -> Files.writeString(unfinished, text));
    }

    private static boolean replace(Path file, Path unfinished, Writing writing) throws IOException {
        try {
            writing.to(unfinished);
            if (Files.isRegularFile(file) && Files.mismatch(file, unfinished) < 0) {
                return false;
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return e instanceof FileSystemException fileSystem && fileSystem.getReason() == null
                ? kind + ": " + e.getMessage()
                : Objects.requireNonNullElse(e.getMessage(), kind);
    }
}
