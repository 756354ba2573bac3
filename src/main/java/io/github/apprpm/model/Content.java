package io.github.apprpm.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Where the bytes of a file come from. */
public sealed interface Content {
    /** The number of bytes. */
    long size();

    /** Opens the bytes for one reading. */
    InputStream open() throws IOException;

    /** The name of the content in an error message. */
    String source();

    /** Whether both have the same bytes. */
    default boolean sameAs(Content other) throws IOException {
        if (size() != other.size()) {
            return false;
        }
        try (InputStream mine = open();
                InputStream theirs = other.open()) {
            byte[] a;
            do {
                a = mine.readNBytes(1 << 16);
                if (!Arrays.equals(a, theirs.readNBytes(1 << 16))) {
                    return false;
                }
            } while (a.length > 0);
            return true;
        }
    }

    /**
     * A file on disk.
     *
     * @param path the file
     * @param size its size in bytes when it was found
     */
    record OnDisk(Path path, long size) implements Content {
        /**
         * @param path a regular file
         * @throws PackagingException if it cannot be read
         */
        public static OnDisk of(Path path) throws IOException {
            if (!Files.isRegularFile(path)) {
                throw new PackagingException(
                        "The file '%s' does not exist".formatted(path), "Correct its name, or build it first");
            }
            if (!Files.isReadable(path)) {
                throw new PackagingException(
                        "The file '%s' cannot be read".formatted(path),
                        "Make it readable for the user who runs the build");
            }
            return new OnDisk(path, Files.size(path));
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public String source() {
            return path.toString();
        }
    }

    /**
     * Bytes that were generated.
     *
     * @param bytes the bytes
     * @param source their name in an error message
     */
    record Generated(byte[] bytes, String source) implements Content {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /**
     * Parts of a file with bytes of our own before each: what lies in an archive becomes a file without being copied first.
     *
     * @param path the file
     * @param parts in the order in which they are read
     * @param source their name in an error message
     */
    record Spliced(Path path, List<Part> parts, String source) implements Content {
        public Spliced {
            parts = List.copyOf(parts);
        }

        /**
         * A part of the file.
         *
         * @param before the bytes before it, which are not in the file
         * @param offset where it begins in the file
         * @param length the number of bytes that are taken from the file
         */
        public record Part(byte[] before, long offset, long length) {
            /** A part with nothing before it. */
            public static Part of(long offset, long length) {
                return new Part(new byte[0], offset, length);
            }
        }

        @Override
        public long size() {
            return parts.stream()
                    .mapToLong(part -> part.before.length + part.length)
                    .sum();
        }

        @Override
        public InputStream open() throws IOException {
            return new SplicedInput(path, parts);
        }
    }

    /** Text as UTF-8. */
    static Content text(String source, String text) {
        return new Generated(Text.utf8(source, text), source);
    }
}
