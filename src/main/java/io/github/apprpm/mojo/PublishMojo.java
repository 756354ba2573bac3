package io.github.apprpm.mojo;

import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.Pause;
import io.github.apprpm.publish.Publication;
import io.github.apprpm.publish.PublishTarget;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.text.Bytes;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Seconds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/**
 * Publishes packages to a repository, where hosts find them with dnf, yum and zypper. The packages of a build with several
 * modules are published together, when the last module is built.
 *
 * <p>A package that is there already with the same bytes is not sent again; one with other bytes is never replaced.
 */
@Mojo(name = "publish", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class PublishMojo extends SigningMojo {
    /**
     * Packages to publish: files, or patterns such as {@code dist/**&#47;*.rpm}, relative to the module's directory.
     * Default: the packages that the module attaches, or, if this build has made none, those in its build directory.
     */
    @Parameter(property = "apprpm.packages")
    private List<String> packages = List.of();

    /**
     * What takes the packages: {@code directory}, {@code put} (a web server that takes PUT, such as WebDAV) or {@code s3},
     * where this goal writes the metadata, too; {@code apprpm}, this project's server; or {@code nexus}, {@code artifactory}, {@code pulp}, {@code gitea} (Forgejo,
     * too) or {@code cloudsmith}. docs/publish.md has a block to copy for each. Default: none; it must be set.
     */
    @Parameter(property = "apprpm.target")
    private String target;

    /**
     * Address of the repository. For {@code directory}, its path, relative to where the build was started; for {@code put},
     * {@code https://packages.example.org/el9/}; for {@code s3}, {@code s3://BUCKET/PREFIX}; for {@code apprpm},
     * {@code https://rpm.example.com/repositories/apps}. For {@code nexus} and {@code artifactory}, a directory in it, such as
     * {@code https://nexus.example.org/repository/rpm/el9/}; for {@code gitea},
     * {@code https://gitea.example.org/api/packages/OWNER/rpm}, and a group if you have one; for {@code pulp}, the
     * interface, {@code https://pulp.example.org/pulp/api/v3/}; for {@code cloudsmith},
     * {@code https://upload.cloudsmith.io/OWNER/REPOSITORY/}. Default: none; it must be set.
     */
    @Parameter(property = "apprpm.repositoryUrl")
    private String repositoryUrl;

    /**
     * Id of the {@code <server>} in the settings with the credentials: {@code <username>} and {@code <password>}, or a
     * token as {@code <password>} alone, encrypted or not; or headers in {@code <configuration><httpHeaders>}. Default:
     * none are sent.
     */
    @Parameter(property = "apprpm.serverId")
    private String serverId;

    /** Name of the repository of {@code pulp}, which must have it. Default: none. */
    @Parameter(property = "apprpm.repository")
    private String repository;

    /**
     * For which hosts {@code cloudsmith} has the packages, such as {@code el/9} or {@code fedora/44}. Default:
     * {@code any-distro/any-version}.
     */
    @Parameter(property = "apprpm.distribution")
    private String distribution;

    /** Region of the bucket of {@code s3}. Default: that of the environment, such as the variable {@code AWS_REGION}. */
    @Parameter(property = "apprpm.region")
    private String region;

    /** Server of {@code s3} that is not Amazon's, such as {@code https://minio.example.org}. Default: Amazon's. */
    @Parameter(property = "apprpm.endpoint")
    private String endpoint;

    /**
     * Whether no other build publishes to the repository of {@code put} or {@code s3} at the same time. Servers that do not
     * decide conditions (the headers {@code If-Match} and {@code If-None-Match}), such as nginx, need that: two builds could
     * lose a package.
     */
    @Parameter(property = "apprpm.singleWriter", defaultValue = "false")
    private boolean singleWriter;

    /**
     * Where hosts find the repository of {@code directory}, {@code put} or {@code s3}; a file {@code NAME.repo} is written
     * there for them. Default: {@code <repositoryUrl>} for {@code put}, else none, and no such file.
     */
    @Parameter(property = "apprpm.publicUrl")
    private String publicUrl;

    /** Name of the repository on hosts, and of the {@code .repo} file. Default: the last part of {@code <publicUrl>}. */
    @Parameter(property = "apprpm.repositoryName")
    private String repositoryName;

    /** Whether to say what would be published, and publish nothing. The server is asked what it has. */
    @Parameter(property = "apprpm.dryRun", defaultValue = "false")
    private boolean dryRun;

    /**
     * Seconds to wait until clients see the packages, for servers that index later; the build fails after that. Default:
     * {@code 0}, not waiting.
     */
    @Parameter(property = "apprpm.waitVisible", defaultValue = "0")
    private int waitVisible;

    /** Skips this goal, together with maven-deploy-plugin. */
    @Parameter(property = "maven.deploy.skip", defaultValue = "false")
    private boolean skipDeploy;

    private final RepositorySystem repositories;

    @Inject
    public PublishMojo(SettingsDecrypter settingsDecrypter, RepositorySystem repositories) {
        super(settingsDecrypter);
        this.repositories = repositories;
    }

    @Override
    void run() throws IOException {
        if (skipDeploy) {
            getLog().info("Skipped: maven.deploy.skip is set");
            skipped();
        } else if (packages.isEmpty() && module().isParentOnly()) {
            getLog().debug("Nothing to publish: the packaging is pom");
            skipped();
        } else {
            List<Path> files = new PackageSelection(module(), project, session).select(packages);
            ready(Optional.of(Map.entry(destination(), files)));
        }
    }

    /** Other modules do not wait for one that is skipped. */
    @Override
    void skipped() throws IOException {
        ready(Optional.empty());
    }

    private void ready(Optional<Map.Entry<Destination, List<Path>>> own) throws IOException {
        ReactorPackages reactor = new ReactorPackages(invocation());
        Map<Destination, List<Path>> all = reactor.ready(own);
        if (all.isEmpty() && own.isPresent()) {
            getLog().info("Kept     %s, to publish the packages of all modules together".formatted(names(own.get())));
        }
        for (Map.Entry<Destination, List<Path>> one : all.entrySet()) {
            publish(one.getKey(), one.getValue());
        }
    }

    private static String names(Map.Entry<Destination, List<Path>> own) {
        return own.getValue().stream()
                .map(file -> file.getFileName().toString())
                .collect(Collectors.joining(", "));
    }

    private Destination destination() {
        List<String> more = new ArrayList<>();
        Optional.ofNullable(repository).ifPresent(value -> more.add("repository=" + value));
        Optional.ofNullable(distribution).ifPresent(value -> more.add("distribution=" + value));
        Optional.ofNullable(region).ifPresent(value -> more.add(StoredTargets.REGION + "=" + value));
        Optional.ofNullable(endpoint).ifPresent(value -> more.add(StoredTargets.ENDPOINT + "=" + value));
        Optional.ofNullable(publicUrl).ifPresent(value -> more.add(StoredTargets.PUBLIC_URL + "=" + value));
        Optional.ofNullable(repositoryName).ifPresent(value -> more.add(StoredTargets.REPOSITORY_NAME + "=" + value));
        if (singleWriter) {
            more.add(StoredTargets.SINGLE_WRITER + "=true");
        }
        return new Destination(
                required("target", target, "directory, put, s3, apprpm, nexus, artifactory, pulp, gitea or cloudsmith"),
                required("repositoryUrl", repositoryUrl, "the address of the repository"),
                Optional.ofNullable(serverId),
                more);
    }

    /** Other places sign metadata themselves. */
    private StoredTargets stored(Destination destination) throws IOException {
        Signing signing = signing();
        boolean isOurs = StoredTargets.isKind(destination.target());
        Optional<MetadataSigner> signer = isOurs && signing.wanted().orElse(false)
                ? Optional.of(new MetadataSigner(key(signing)))
                : Optional.empty();
        if (isOurs && signer.isEmpty()) {
            getLog().warn(RepositorySummary.UNSIGNED);
        }
        return new StoredTargets(
                secrets().servers(),
                new S3Libraries(repositories, session.getRepositorySession(), project.getRemotePluginRepositories()),
                signer,
                Path.of(session.getExecutionRootDirectory()));
    }

    private static String required(String name, String value, String example) {
        if (value == null || value.isBlank()) {
            throw new PackagingException(
                    "There is no <%s>, so that the packages have no place to go".formatted(name),
                    "Set <%1$s> or -Dapprpm.%1$s to %2$s".formatted(name, example));
        }
        return value.strip();
    }

    private void publish(Destination destination, List<Path> files) throws IOException {
        List<LocalPackage> release = new ArrayList<>();
        for (Path file : files) {
            LocalPackage rpm = LocalPackage.read(file);
            PackageCheck.requireWhole(rpm.rpm());
            release.add(rpm);
        }
        PublishTargets targets = new PublishTargets(secrets().servers(), stored(destination), getLog());
        try (PublishTarget place = targets.open(destination)) {
            publish(new Publication(place, release));
        }
    }

    private void publish(Publication publication) throws IOException {
        PublishTarget place = publication.target();
        List<LocalPackage> published =
                dryRun ? place.missing(publication.packages()) : publication.run(new LoggedUploads(getLog()));
        for (LocalPackage rpm : publication.packages()) {
            if (!published.contains(rpm)) {
                getLog().info("Is there %s".formatted(rpm));
            } else if (dryRun) {
                getLog().info("To send  %s (%s)".formatted(rpm, Bytes.of(rpm.size())));
            }
        }
        getLog().info(published.isEmpty() ? nothing(place) : summary(published, place));
        place.traffic().ifPresent(bytes -> getLog().info("Moved    " + bytes + ", packages and metadata"));
        if (!dryRun && waitVisible > 0) {
            Duration time = publication.awaitVisible(Duration.ofSeconds(waitVisible), Pause.USUAL);
            getLog().info("Visible  to hosts after " + Seconds.of(time));
        }
        place.repository()
                .ifPresent(address -> getLog().info("Hosts    add it with: dnf config-manager --add-repo " + address));
    }

    private static String nothing(PublishTarget place) {
        return "Published nothing: all packages are there, in " + place.name();
    }

    private String summary(List<LocalPackage> published, PublishTarget place) {
        long bytes = published.stream().mapToLong(LocalPackage::size).sum();
        return "%s %s (%s) to %s"
                .formatted(
                        dryRun ? "Would publish" : "Published",
                        Count.of(published.size(), "package"),
                        Bytes.of(bytes),
                        place.name());
    }
}
