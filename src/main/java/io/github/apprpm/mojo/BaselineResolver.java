package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.resolution.VersionRangeResult;
import org.eclipse.aether.transfer.MetadataNotFoundException;
import org.eclipse.aether.version.Version;

/**
 * Finds the package to compare with: a file, an artifact, or the package that the module released last.
 *
 * <p>A package that the user names must exist. That nothing has been released yet is not an error.
 */
final class BaselineResolver {
    private static final String TYPE = "rpm";
    /** How many releases are searched: a module may not have had a package from the start, or not in each release. */
    private static final int RELEASES = 5;

    private static final int WITHOUT_TYPE = 3;

    private final MavenProject project;
    private final RepositorySystem repositories;
    private final RepositorySystemSession session;

    BaselineResolver(MavenProject project, RepositorySystem repositories, RepositorySystemSession session) {
        this.project = project;
        this.repositories = repositories;
        this.session = session;
    }

    /**
     * @param named what the user named: a file, or {@code groupId:artifactId[:type[:classifier]]:version}
     * @throws PackagingException if it is not there
     */
    Baseline named(String named) {
        String[] parts = named.split(":");
        if (!ApplicationArtifact.isCoordinates(named) || parts.length < WITHOUT_TYPE) {
            return file(named);
        }
        Artifact artifact = parts.length == WITHOUT_TYPE
                ? new DefaultArtifact(parts[0], parts[1], TYPE, parts[2])
                : new DefaultArtifact(named);
        try {
            return Baseline.found(resolve(artifact), artifact.toString());
        } catch (ArtifactResolutionException e) {
            throw new PackagingException(
                    "The baseline '%s' was not found: %s".formatted(named, e.getMessage()),
                    "Name a release that is in the repositories, or a file",
                    e);
        }
    }

    private Baseline file(String named) {
        Path file = project.getBasedir() == null
                ? Path.of(named)
                : project.getBasedir().toPath().resolve(named);
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The baseline '%s' does not exist".formatted(named),
                    "Name a file, or coordinates as groupId:artifactId[:type[:classifier]]:version");
        }
        return Baseline.found(file, named);
    }

    /** The last release of the module's own package below the current version; SNAPSHOTs are not releases. */
    Baseline lastReleased(Optional<String> classifier) {
        Artifact current = new DefaultArtifact(
                project.getGroupId(), project.getArtifactId(), classifier.orElse(""), TYPE, project.getVersion());
        String withoutVersion = withoutVersion(current);
        List<String> versions;
        try {
            VersionRangeResult range = repositories.resolveVersionRange(
                    session,
                    new VersionRangeRequest(
                            current.setVersion("(,%s)".formatted(current.getVersion())),
                            project.getRemoteProjectRepositories(),
                            null));
            versions = newestReleases(range);
            if (versions.isEmpty()) {
                return Baseline.missing("there is no release of %s below %s%s"
                        .formatted(withoutVersion, current.getVersion(), because(range.getExceptions())));
            }
        } catch (VersionRangeResolutionException e) {
            return Baseline.missing(
                    "the releases of %s could not be listed: %s".formatted(withoutVersion, e.getMessage()));
        }
        return newestWithPackage(current, versions);
    }

    private Baseline newestWithPackage(Artifact current, List<String> versions) {
        String reason = "";
        for (String version : versions) {
            Artifact artifact = current.setVersion(version);
            try {
                return Baseline.found(resolve(artifact), artifact.toString());
            } catch (ArtifactResolutionException e) {
                reason = reason.isEmpty() ? e.getMessage() : reason;
            }
        }
        return Baseline.missing("%s was not found in the releases %s: %s"
                .formatted(withoutVersion(current), String.join(", ", versions), reason));
    }

    private static List<String> newestReleases(VersionRangeResult range) {
        List<String> releases = new ArrayList<>();
        for (Version version : range.getVersions()) {
            if (!version.toString().endsWith("SNAPSHOT")) {
                releases.add(version.toString());
            }
        }
        Collections.reverse(releases);
        return releases.subList(0, Math.min(RELEASES, releases.size()));
    }

    /** A repository without any version is normal; one that did not answer is not. */
    private static String because(List<Exception> exceptions) {
        return exceptions.stream()
                .filter(exception -> !(exception instanceof MetadataNotFoundException))
                .findFirst()
                .map(exception -> " (%s)".formatted(exception.getMessage()))
                .orElse("");
    }

    private static String withoutVersion(Artifact artifact) {
        return "%s:%s:%s%s"
                .formatted(
                        artifact.getGroupId(),
                        artifact.getArtifactId(),
                        TYPE,
                        artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier());
    }

    private Path resolve(Artifact artifact) throws ArtifactResolutionException {
        return ApplicationArtifact.resolve(artifact, project, repositories, session);
    }
}
