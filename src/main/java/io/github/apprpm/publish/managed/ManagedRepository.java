package io.github.apprpm.publish.managed;

import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.PublishTarget;
import io.github.apprpm.publish.UploadListener;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository of a server that takes packages one by one and indexes them itself. */
public final class ManagedRepository implements PublishTarget {
    private final PackageServer server;
    private final PublishedMetadata metadata;

    ManagedRepository(PackageServer server, HttpTransport transport) {
        this.server = server;
        this.metadata = new PublishedMetadata(transport);
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public List<LocalPackage> missing(List<LocalPackage> packages) throws IOException {
        List<LocalPackage> missing = new ArrayList<>();
        for (LocalPackage rpm : packages) {
            if (!isThere(rpm)) {
                missing.add(rpm);
            }
        }
        return missing;
    }

    private boolean isThere(LocalPackage rpm) throws IOException {
        Presence presence = server.find(rpm);
        if (presence == Presence.OTHER) {
            throw PublishTarget.occupied("%s has another package as '%s'".formatted(name(), rpm.fileName()));
        }
        return presence != Presence.ABSENT;
    }

    @Override
    public void publish(List<LocalPackage> missing, UploadListener listener) throws IOException {
        List<LocalPackage> uploaded = new ArrayList<>();
        for (LocalPackage rpm : missing) {
            String words = "";
            try {
                words = server.upload(rpm, listener);
            } catch (PackagingException | IOException e) {
                if (!arrivedAnyway(rpm)) {
                    throw incomplete(e, uploaded, missing.size());
                }
            }
            uploaded.add(rpm);
            listener.arrived(rpm, words);
        }
        server.finish(uploaded, listener);
    }

    /** Whether the reply was lost, or another build was faster. */
    private boolean arrivedAnyway(LocalPackage rpm) throws IOException {
        try {
            return isThere(rpm);
        } catch (PackagingException | IOException e) {
            return false;
        }
    }

    private static RuntimeException incomplete(Exception e, List<LocalPackage> uploaded, int all) throws IOException {
        String state = uploaded.isEmpty()
                ? ""
                : "; %d of %d packages are there already: %s".formatted(uploaded.size(), all, uploaded);
        if (e instanceof PackagingException refused) {
            throw new PackagingException(refused.problem() + state, refused.remedy(), refused);
        }
        throw new IOException(e.getMessage() + state, e);
    }

    @Override
    public List<LocalPackage> invisible(List<LocalPackage> packages) throws IOException {
        List<URI> places = server.baseUrls();
        return places.isEmpty() ? List.of() : metadata.without(places, packages);
    }

    /** A file that the server writes for dnf, or the directory whose metadata were found, or may be found. */
    @Override
    public Optional<URI> repository() {
        return server.repository().or(metadata::place).or(this::nearest);
    }

    private Optional<URI> nearest() {
        try {
            return server.baseUrls().stream().findFirst();
        } catch (IOException | PackagingException e) {
            return Optional.empty(); // only a line for people
        }
    }
}
