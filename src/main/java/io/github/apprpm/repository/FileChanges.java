package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** Files of a repository that change ahead of its metadata; they are as before if the metadata cannot be written. */
final class FileChanges {
    private final Deque<Step> undone = new ArrayDeque<>();

    /** A step back. */
    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    /**
     * The file of a package.
     *
     * @throws PackagingException if the metadata place it elsewhere than below the root
     */
    static Path inside(Path root, String href) {
        Path file = root.resolve(href).normalize();
        if (!file.startsWith(root.normalize()) || href.isEmpty()) {
            throw new PackagingException(
                    "The metadata of the repository '%s' have the package '%s', which is not in its directory"
                            .formatted(root, href),
                    "Write the metadata again with apprpm:repository");
        }
        return file;
    }

    /** Moves a file within a file system; one that is there is replaced. */
    void move(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        undone.push(() -> Files.move(target, file, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Gives a file a second name, or copies it with its times where there are no hard links. */
    void link(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | IOException e) { // another file system
            copy(file, target);
        }
        undone.push(() -> Files.deleteIfExists(target));
    }

    /** A copy has its name when it is complete. */
    private static void copy(Path file, Path target) throws IOException {
        Path unfinished = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Takes all changes back, the last one first; what cannot be taken back is added to the reason. */
    void undo(Exception reason) {
        while (!undone.isEmpty()) {
            try {
                undone.pop().take();
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }
}
