package io.github.apprpm.publish.managed;

import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.UploadListener;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hosted yum repository of Sonatype Nexus 3: a package is a file that is PUT, and indexed somewhat later.
 *
 * @param base a directory of the repository
 */
record NexusServer(HttpTransport transport, URI base) implements PackageServer {
    /** The repository, and the directory in it. */
    private static final Pattern PATH = Pattern.compile("(.*?/repository/[^/]+/)(.*)");

    @Override
    public String name() {
        return "Nexus at " + HttpPlace.shown(base);
    }

    private URI place(LocalPackage rpm) {
        return HttpPlace.below(base, rpm.fileName());
    }

    @Override
    public Presence find(LocalPackage rpm) throws IOException {
        return new PublishedCopy(transport).find(place(rpm), rpm);
    }

    @Override
    public String upload(LocalPackage rpm, UploadListener listener) throws IOException {
        transport.require(PackageServer.put(place(rpm), rpm, listener));
        return "";
    }

    @Override
    public void finish(List<LocalPackage> uploaded, UploadListener listener) {
        // Nexus indexes by itself.
    }

    /** The depth of {@code repodata} is a setting of the repository: it may be in any directory above the package. */
    @Override
    public List<URI> baseUrls() {
        Matcher path = PATH.matcher(base.getRawPath());
        return HttpPlace.upwards(base, path.matches() ? base.resolve(path.group(1)) : base);
    }

    @Override
    public Optional<URI> repository() {
        return Optional.empty();
    }
}
