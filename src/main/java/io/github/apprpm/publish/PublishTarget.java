package io.github.apprpm.publish;

import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A repository to which packages are published, as clients see them: all of a list or none. */
public interface PublishTarget extends AutoCloseable {
    /** What messages call it; has no secret. */
    String name();

    /**
     * The packages that are not there yet, by requests that change nothing.
     *
     * @throws PackagingException if another package has the place of one of them, or the server lets nobody in
     */
    List<LocalPackage> missing(List<LocalPackage> packages) throws IOException;

    /**
     * Publishes packages that were not there.
     *
     * @throws PackagingException if the server refuses one; the message says which are there
     */
    void publish(List<LocalPackage> missing, UploadListener listener) throws IOException;

    /** When all packages are there already: what a run that was ended too early has left undone. */
    default void complete() throws IOException {}

    /** The packages that clients do not see yet. */
    List<LocalPackage> invisible(List<LocalPackage> packages) throws IOException;

    /** What an administrator gives to {@code dnf config-manager --add-repo}, if this is known. */
    Optional<URI> repository();

    /** The bytes that went there and came from there so far, if that is more than the packages. */
    default Optional<String> traffic() {
        return Optional.empty();
    }

    /** What a target throws where other bytes are than those that are to be published. */
    static PackagingException occupied(String problem) {
        return new PackagingException(
                problem, "A package that was published never changes: raise the version or the release");
    }

    @Override
    default void close() throws IOException {}
}
