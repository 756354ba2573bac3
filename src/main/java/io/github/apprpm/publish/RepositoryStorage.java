package io.github.apprpm.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The files of a repository in a place that knows nothing of packages, such as a bucket.
 *
 * <p>Paths are relative to the repository, with {@code /} between their parts. A request that the place refuses, such as
 * one with wrong credentials, is a {@link io.github.apprpm.model.PackagingException}.
 */
public interface RepositoryStorage extends AutoCloseable {
    /** What messages call it; has no secret. */
    String name();

    /** A file that is there, by a request that does not bring its bytes. */
    Optional<StoredFile> find(String path) throws IOException;

    /**
     * Copies a file that is there.
     *
     * @param to is replaced
     * @return what was copied, or nothing if there is no such file
     */
    Optional<StoredFile> read(String path, Path to) throws IOException;

    /**
     * Writes a file as a whole: readers see it, or what was there before.
     *
     * @param sent hears how many bytes were sent so far; begins again when they are sent again
     * @return whether it was written, or else its condition does not hold
     * @throws IOException also where the reply was lost: the file may be there
     */
    boolean write(Deposit deposit, LongConsumer sent) throws IOException;

    /** The same for a small file. */
    default boolean write(Deposit deposit) throws IOException {
        return write(deposit, sent -> {});
    }

    /** Deletes a file if it is there. */
    void delete(String path) throws IOException;

    /** The path of a package: its file name, or one that each client asks for by the same URL. */
    String pathOf(String fileName);

    @Override
    void close();
}
