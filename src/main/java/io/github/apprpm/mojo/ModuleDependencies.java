package io.github.apprpm.mojo;

import io.github.apprpm.application.RuntimeLibrary;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.MissingArtifacts;
import io.github.apprpm.library.RuntimeArtifact;
import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/** What a module needs at run time: its artifacts of the scopes compile, runtime and system. */
final class ModuleDependencies {
    private static final Set<String> SCOPES =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_SYSTEM);

    private final MavenProject project;

    ModuleDependencies(MavenProject project) {
        this.project = project;
    }

    /**
     * The artifacts that are in no file of a package, and that no plugin leaves out on purpose.
     *
     * @param application the executable file of the package
     */
    List<String> missingIn(Payload payload, Path application) throws IOException {
        Omissions omissions = new Omissions(project);
        List<RuntimeArtifact> all = runtimeClassPath();
        List<RuntimeArtifact> needed =
                all.stream().filter(artifact -> !omissions.contain(artifact)).toList();
        List<RuntimeArtifact> missing =
                MissingArtifacts.of(payload, application, needed, omissions.areUnusedClassesLeftOut());
        return Omissions.withoutThoseOfQuarkus(missing, all).stream()
                .map(artifact -> artifact.coordinates().toString())
                .toList();
    }

    /** What an artifact is, whichever build of a SNAPSHOT was resolved. */
    static Coordinates coordinates(Artifact artifact) {
        return new Coordinates(
                Optional.of(artifact.getGroupId()),
                artifact.getArtifactId(),
                Optional.of(artifact.getBaseVersion()),
                Optional.ofNullable(artifact.getClassifier()));
    }

    List<RuntimeArtifact> runtimeClassPath() {
        return RuntimeLibraries.of(project).stream()
                .filter(library -> SCOPES.contains(library.scope())
                        && library.file().toFile().exists())
                .map(ModuleDependencies::artifact)
                .toList();
    }

    private static RuntimeArtifact artifact(RuntimeLibrary library) {
        Coordinates coordinates = new Coordinates(
                Optional.of(library.groupId()),
                library.artifactId(),
                Optional.of(library.baseVersion()),
                library.classifier());
        return new RuntimeArtifact(coordinates, library.file(), library.isOptional());
    }
}
