package io.github.apprpm.server.storage;

import io.github.apprpm.server.config.Limits;
import io.github.apprpm.text.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** How much room there is for packages; uploads that have begun have theirs. */
public final class Space {
    private final DataFolder data;
    private final Limits limits;
    private long used;
    private long reserved;

    private Space(DataFolder data, Limits limits, long used) {
        this.data = data;
        this.limits = limits;
        this.used = used;
    }

    /** Counts the packages that are there. */
    public static Space of(DataFolder data, Limits limits) throws IOException {
        return new Space(data, limits, used(data.repositories()));
    }

    /** Room for an upload, until it is closed. */
    public final class Reservation implements AutoCloseable {
        private final long bytes;

        private Reservation(long bytes) {
            this.bytes = bytes;
        }

        /** A package has come and stays. */
        public void keep(long size) {
            synchronized (Space.this) {
                used += size;
            }
        }

        @Override
        public void close() {
            synchronized (Space.this) {
                reserved -= bytes;
            }
        }
    }

    /**
     * @param bytes as many as the upload has, or 0 if the client does not say it
     * @throws NoRoomException if there is none
     */
    public synchronized Reservation reserve(long bytes) throws IOException {
        if (used + reserved + bytes > limits.quota()) {
            throw new NoRoomException("The packages have %s of %s that they may have."
                    .formatted(Bytes.of(used + reserved), Bytes.of(limits.quota())));
        }
        long free = Files.getFileStore(data.incoming()).getUsableSpace();
        if (free - reserved - bytes < limits.keepFree()) {
            throw new NoRoomException("The disk of the packages is full.");
        }
        reserved += bytes;
        return new Reservation(bytes);
    }

    /** @throws NoRoomException if the disk is full */
    public void write(FileChannel out, ByteBuffer bytes) throws IOException {
        try {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            if (Files.getFileStore(data.incoming()).getUsableSpace() < bytes.capacity()) {
                throw new NoRoomException("The disk of the packages is full.");
            }
            throw e;
        }
    }

    /** Whether there is any. */
    public boolean isThereRoom() throws IOException {
        try (Reservation one = reserve(1)) {
            return one.bytes > 0;
        } catch (NoRoomException e) {
            return false;
        }
    }

    /** The bytes of all packages. */
    public synchronized long used() {
        return used;
    }

    /** The bytes of all files, of which those with several names count once. */
    private static long used(Path root) throws IOException {
        Set<Object> seen = new HashSet<>();
        long[] sum = new long[1];
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean isPackage = file.getFileName().toString().endsWith(".rpm");
                if (isPackage && (attributes.fileKey() == null || seen.add(attributes.fileKey()))) {
                    sum[0] += attributes.size();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // it went meanwhile
            }
        });
        return sum[0];
    }
}
