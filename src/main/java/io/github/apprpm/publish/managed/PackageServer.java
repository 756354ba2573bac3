package io.github.apprpm.publish.managed;

import io.github.apprpm.http.HttpBody;
import io.github.apprpm.http.HttpCall;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.UploadListener;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What differs between the products. */
interface PackageServer {
    /** What messages call the repository; has no secret. */
    String name();

    /** What is in the place of a package. */
    Presence find(LocalPackage rpm) throws IOException;

    /**
     * Sends a package.
     *
     * @return what the user should know of it, or an empty text
     * @throws io.github.apprpm.model.PackagingException if it is refused
     */
    String upload(LocalPackage rpm, UploadListener listener) throws IOException;

    /** Does what is left when all packages are there. */
    void finish(List<LocalPackage> uploaded, UploadListener listener) throws IOException;

    /** Where clients may find {@code repodata/}, the best place first; empty if the server tells itself what they see. */
    List<URI> baseUrls() throws IOException;

    /** The file for dnf, if the server writes one. */
    Optional<URI> repository();

    /** The request that brings a package as it is. */
    static HttpCall put(URI place, LocalPackage rpm, UploadListener listener) {
        return HttpCall.put(place, HttpBody.of("application/x-rpm", rpm.file()))
                .observedBy(sent -> listener.sent(rpm, sent));
    }
}
