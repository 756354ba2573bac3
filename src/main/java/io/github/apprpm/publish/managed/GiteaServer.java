package io.github.apprpm.publish.managed;

import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.UploadListener;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The RPM registry of Gitea or Forgejo: a package is PUT, and the answer comes when the index has it.
 *
 * @param base {@code …/api/packages/OWNER/rpm/}, with a group or without
 */
record GiteaServer(HttpTransport transport, URI base) implements PackageServer {

    @Override
    public String name() {
        return "Gitea at " + HttpPlace.shown(base);
    }

    /** Its version has the epoch before a hyphen. */
    private URI place(LocalPackage rpm) {
        String epoch = rpm.epoch().equals("0") ? "" : rpm.epoch() + "-";
        return HttpPlace.below(
                base,
                "package/%s/%s%s-%s/%s"
                        .formatted(
                                rpm.rpm().name(),
                                epoch,
                                rpm.rpm().version(),
                                rpm.rpm().release(),
                                rpm.rpm().architecture()));
    }

    @Override
    public Presence find(LocalPackage rpm) throws IOException {
        return new PublishedCopy(transport).find(place(rpm), rpm);
    }

    @Override
    public String upload(LocalPackage rpm, UploadListener listener) throws IOException {
        transport.require(PackageServer.put(base.resolve("upload"), rpm, listener));
        return switch (find(rpm)) {
            case SAME -> "";
            case SIGNED_BY_SERVER -> "the server has signed it, so that its digest is another one";
            case OTHER, ABSENT ->
                throw new PackagingException(
                        "%s gives other bytes for '%s' than it got".formatted(name(), rpm.fileName()),
                        "Do not install it; look at the server's log");
        };
    }

    @Override
    public void finish(List<LocalPackage> uploaded, UploadListener listener) {
        // The index was rebuilt before the answer.
    }

    @Override
    public List<URI> baseUrls() {
        return List.of(base);
    }

    /** Gitea writes the file for dnf itself. */
    @Override
    public Optional<URI> repository() {
        String address = base.toString();
        return Optional.of(URI.create(address.substring(0, address.length() - 1) + ".repo"));
    }
}
