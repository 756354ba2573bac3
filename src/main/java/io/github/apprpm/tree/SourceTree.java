package io.github.apprpm.tree;

import io.github.apprpm.model.PackagingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a directory of the build holds, as it is to be on the host: files, symbolic links, none of which is followed, and
 * the directories that have nothing in them. What version control, editors and operating systems leave is not in it.
 *
 * @param nodes in the order of their names, whatever the file system says
 */
public record SourceTree(List<Node> nodes) {
    /** Something in the tree. */
    public sealed interface Node {
        /** Its path below the tree's directory, with slashes; empty for the directory itself. */
        String name();

        /** Where it is on this machine. */
        Path path();
    }

    /** A regular file. */
    public record SourceFile(String name, Path path) implements Node {}

    /**
     * A symbolic link.
     *
     * @param target where it points to, as it is written; nothing need be there
     */
    public record SourceLink(String name, Path path, String target) implements Node {}

    /** A directory in which nothing is left to package. */
    public record EmptyDirectory(String name, Path path) implements Node {}

    public SourceTree {
        nodes = List.copyOf(nodes);
    }

    /**
     * Reads a tree.
     *
     * @param directory its directory, or a symbolic link to it; a tree without one is empty
     * @throws PackagingException if a directory cannot be read, or holds something else than files, links and directories
     */
    public static SourceTree of(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new SourceTree(List.of());
        }
        Visitor visitor = new Visitor(directory);
        // A link is followed only here, where the user named it: what is walked is the directory behind it.
        Files.walkFileTree(Files.isSymbolicLink(directory) ? directory.toRealPath() : directory, visitor);
        visitor.nodes.sort(Comparator.comparing(Node::name));
        return new SourceTree(visitor.nodes);
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path named;
        private Path start;
        private final List<Node> nodes = new ArrayList<>();
        private final Set<Path> filled = new HashSet<>();

        Visitor(Path named) {
            this.named = named;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (start == null) {
                start = directory;
            } else if (isExcluded(directory)) {
                return FileVisitResult.SKIP_SUBTREE;
            } else {
                NameEncoding.requireReadable(directory.getFileName(), path(directory));
                filled.add(directory.getParent());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (isExcluded(file)) {
                return FileVisitResult.CONTINUE;
            }
            NameEncoding.requireReadable(file.getFileName(), path(file));
            filled.add(file.getParent());
            if (attributes.isSymbolicLink()) {
                Path target = Files.readSymbolicLink(file);
                NameEncoding.requireReadable(target, path(file));
                nodes.add(new SourceLink(name(file), path(file), slashes(target.toString())));
            } else if (attributes.isRegularFile()) {
                nodes.add(new SourceFile(name(file), path(file)));
            } else {
                throw new PackagingException(
                        "'%s' is a pipe, a socket or a device, which is not packaged".formatted(path(file)),
                        "Remove it: programs create such files when they run");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof AccessDeniedException) {
                throw new PackagingException(
                        "The directory '%s' cannot be read".formatted(path(file)),
                        "Make it readable for the user who runs the build");
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            if (!filled.contains(directory)) {
                nodes.add(new EmptyDirectory(name(directory), path(directory)));
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isExcluded(Path file) {
            return DefaultExcludes.contain(file.getFileName().toString());
        }

        private String name(Path file) {
            return slashes(start.relativize(file).toString());
        }

        /** Below the directory as the user named it. */
        private Path path(Path file) {
            return start == null ? file : named.resolve(start.relativize(file));
        }

        private static String slashes(String path) {
            return path.replace(File.separatorChar, '/');
        }
    }
}
