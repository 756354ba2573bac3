package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Lets one process at a time change a repository; the operating system lets go of it when the process ends, however it does. */
final class FolderLock implements Closeable {
    private static final String NAME = ".repodata.lock";
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 50;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until nobody else has it. */
    static FolderLock of(Path root) throws IOException {
        return of(root, LONGEST_WAIT);
    }

    static FolderLock of(Path root, Duration longest) throws IOException {
        Path file = root.resolve(NAME);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            long end = System.nanoTime() + longest.toNanos();
            while (!isLocked(channel)) {
                if (System.nanoTime() > end) {
                    throw new PackagingException(
                            "Another run has changed the repository '%s' for more than %d seconds"
                                    .formatted(root, longest.toSeconds()),
                            "Wait until it ends, or end the process that has the file '%s' open".formatted(file));
                }
                Thread.sleep(POLL_MILLIS);
            }
            return new FolderLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while '%s' is locked".formatted(file));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) { // a thread of this process has it
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
