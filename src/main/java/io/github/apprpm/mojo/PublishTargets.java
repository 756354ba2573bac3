package io.github.apprpm.mojo;

import io.github.apprpm.http.Backoff;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.PublishTarget;
import io.github.apprpm.publish.managed.ManagedTargets;
import java.io.IOException;
import java.net.URI;
import org.apache.maven.plugin.logging.Log;

/** Opens the place that the parameters of {@code apprpm:publish} name. */
record PublishTargets(ServerAccess settings, StoredTargets stored, Log log) {
    private static final String ANY_HOST = "any-distro/any-version";

    /**
     * @throws PackagingException if there is no such kind of place, or a parameter that it needs is missing
     */
    PublishTarget open(Destination destination) throws IOException {
        if (destination.target().equals("directory")) {
            return stored.directory(destination);
        }
        requireOnline();
        return switch (destination.target()) {
            case "s3" -> stored.bucket(destination);
            case "put" -> stored.web(destination, base -> transport(destination, base, "Authorization"));
            case "apprpm" -> managed(destination, "Authorization").apprpm(destination.url());
            case "nexus" -> managed(destination, "Authorization").nexus(destination.url());
            case "artifactory" -> managed(destination, "Authorization").artifactory(destination.url());
            case "gitea" -> managed(destination, "Authorization").gitea(destination.url());
            case "pulp" ->
                managed(destination, "Authorization").pulp(destination.url(), destination.parameter("repository"));
            case "cloudsmith" ->
                managed(destination, "X-Api-Key")
                        .cloudsmith(
                                destination.url(),
                                destination.parameter("distribution").orElse(ANY_HOST));
            default ->
                throw new PackagingException(
                        "The <target> '%s' is not known".formatted(destination.target()),
                        "Set it or -Dapprpm.target to directory, put, s3, apprpm, nexus, artifactory, gitea, pulp or cloudsmith");
        };
    }

    private void requireOnline() {
        if (settings.settings().isOffline()) {
            throw new PackagingException(
                    "Maven works offline, and nothing can be published so", "Run it without -o, or skip this goal");
        }
    }

    private ManagedTargets managed(Destination destination, String tokenHeader) {
        return new ManagedTargets(base -> transport(destination, base, tokenHeader));
    }

    private HttpTransport transport(Destination destination, URI base, String tokenHeader) {
        return new HttpTransport(
                base,
                settings.access(destination.serverId(), tokenHeader),
                settings.proxy(base),
                Backoff.PATIENT,
                log::warn);
    }
}
