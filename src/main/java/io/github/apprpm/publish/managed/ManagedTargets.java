package io.github.apprpm.publish.managed;

import io.github.apprpm.http.HttpPlace;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.Pause;
import io.github.apprpm.publish.PublishTarget;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens the repositories of the products.
 *
 * @param connect makes a connection to a server, with the credentials that are for it
 * @param pause between two looks at what a server does by itself
 */
public record ManagedTargets(Function<URI, HttpTransport> connect, Pause pause) {
    public ManagedTargets(Function<URI, HttpTransport> connect) {
        this(connect, Pause.USUAL);
    }

    /** @param url a directory of the repository, such as {@code https://nexus.example.org/repository/rpm/} */
    public PublishTarget nexus(String url) {
        URI base = HttpPlace.base("<repositoryUrl>", url);
        HttpTransport transport = connect.apply(base);
        return new ManagedRepository(new NexusServer(transport, base), transport);
    }

    /** @param url a directory of the repository, such as {@code https://example.jfrog.io/artifactory/rpm-local/} */
    public PublishTarget artifactory(String url) {
        URI base = HttpPlace.base("<repositoryUrl>", url);
        HttpTransport transport = connect.apply(base);
        return new ManagedRepository(new ArtifactoryServer(transport, base), transport);
    }

    /** @param url a repository of this project's server, such as {@code https://rpm.example.com/repositories/apps} */
    public PublishTarget apprpm(String url) {
        URI base = HttpPlace.base("<repositoryUrl>", url);
        if (!base.getRawPath().matches(".*/repositories/[^/]+/")) {
            throw new PackagingException(
                    "The <repositoryUrl> '%s' is not a repository of an apprpm-repository server".formatted(url),
                    "Set it to one such as https://rpm.example.com/repositories/apps");
        }
        HttpTransport transport = connect.apply(base);
        return new ManagedRepository(new ApprpmServer(transport, base), transport);
    }

    /** @param url such as {@code https://gitea.example.org/api/packages/OWNER/rpm/GROUP} */
    public PublishTarget gitea(String url) {
        URI base = HttpPlace.base("<repositoryUrl>", url);
        if (!base.getRawPath().matches(".*/api/packages/[^/]+/rpm/.*")) {
            throw new PackagingException(
                    "The <repositoryUrl> '%s' is not a registry of RPM packages of Gitea or Forgejo".formatted(url),
                    "Set it to one such as https://gitea.example.org/api/packages/OWNER/rpm, with a group at its end or not");
        }
        HttpTransport transport = connect.apply(base);
        return new ManagedRepository(new GiteaServer(transport, base), transport);
    }

    /**
     * @param url the interface, such as {@code https://pulp.example.org/pulp/api/v3/}
     * @param repository its name
     */
    public PublishTarget pulp(String url, Optional<String> repository) {
        URI base = HttpPlace.base("<repositoryUrl>", url);
        if (!base.getRawPath().endsWith("/api/v3/")) {
            throw new PackagingException(
                    "The <repositoryUrl> '%s' is not the interface of Pulp 3".formatted(url),
                    "Set it to one such as https://pulp.example.org/pulp/api/v3/");
        }
        String name = repository.orElseThrow(() -> new PackagingException(
                "Pulp has many repositories, and <repository> names none", "Set it to the name of the repository"));
        HttpTransport transport = connect.apply(base);
        return new ManagedRepository(
                new PulpServer(transport, base, name, new PulpTasks(transport, base, pause)), transport);
    }

    /**
     * @param url such as {@code https://upload.cloudsmith.io/OWNER/REPOSITORY/}
     * @param distribution for which hosts the packages are
     */
    public PublishTarget cloudsmith(String url, String distribution) {
        CloudsmithAddress address = CloudsmithAddress.of(HttpPlace.base("<repositoryUrl>", url));
        HttpTransport api = connect.apply(address.api());
        return new ManagedRepository(
                new CloudsmithServer(connect.apply(address.uploads()), api, address, distribution, pause), api);
    }
}
