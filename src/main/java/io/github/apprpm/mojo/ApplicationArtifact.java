package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** An application that another build made: a dependency of the module, or an artifact of a repository. */
final class ApplicationArtifact {
    private final MavenProject project;
    private final RepositorySystem repositories;
    private final RepositorySystemSession session;

    ApplicationArtifact(MavenProject project, RepositorySystem repositories, RepositorySystemSession session) {
        this.project = project;
        this.repositories = repositories;
        this.session = session;
    }

    /** Whether a value of {@code <application>} has the form of coordinates. */
    static boolean isCoordinates(String value) {
        return value.matches("[\\w.-]+(:[\\w.-]+){1,4}") && !value.matches("[A-Za-z]:.*[\\\\/].*");
    }

    /**
     * @param coordinates {@code groupId:artifactId} of a dependency, or
     *     {@code groupId:artifactId[:type[:classifier]]:version}
     * @return the file in the local repository
     * @throws PackagingException if there is no such artifact
     */
    Path resolve(String coordinates) {
        String[] parts = coordinates.split(":");
        return parts.length == 2 ? dependency(parts[0], parts[1]) : fromRepository(coordinates);
    }

    private Path dependency(String groupId, String artifactId) {
        List<Artifact> matches = project.getArtifacts().stream()
                .filter(artifact -> artifact.getGroupId().equals(groupId)
                        && artifact.getArtifactId().equals(artifactId))
                .toList();
        if (matches.size() != 1) {
            throw new PackagingException(
                    "The <application> '%s:%s' %s of this module"
                            .formatted(
                                    groupId,
                                    artifactId,
                                    matches.isEmpty() ? "is not a dependency" : "matches several dependencies"),
                    "Declare it as a dependency, or write groupId:artifactId:type:version");
        }
        return matches.get(0).getFile().toPath();
    }

    private Path fromRepository(String coordinates) {
        try {
            return resolve(new DefaultArtifact(coordinates), project, repositories, session);
        } catch (ArtifactResolutionException | IllegalArgumentException e) {
            throw new PackagingException(
                    "The <application> '%s' was not found: %s".formatted(coordinates, e.getMessage()),
                    "Name a file, or coordinates as groupId:artifactId[:type[:classifier]]:version",
                    e);
        }
    }

    /** The file of any artifact that the module's repositories have. */
    static Path resolve(
            org.eclipse.aether.artifact.Artifact artifact,
            MavenProject project,
            RepositorySystem repositories,
            RepositorySystemSession session)
            throws ArtifactResolutionException {
        ArtifactRequest request = new ArtifactRequest(artifact, project.getRemoteProjectRepositories(), null);
        return repositories
                .resolveArtifact(session, request)
                .getArtifact()
                .getFile()
                .toPath();
    }
}
