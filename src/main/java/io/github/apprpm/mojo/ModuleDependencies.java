package io.github.apprpm.mojo;

import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.MissingArtifacts;
import io.github.apprpm.library.RuntimeArtifact;
import io.github.apprpm.model.Payload;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
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
        Map<Coordinates, RuntimeArtifact> all = new LinkedHashMap<>();
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && isNeeded(artifact)) {
                add(all, coordinates(artifact), artifact.getFile(), artifact.isOptional());
            }
        }
        // Maven does not count them to the runtime class path.
        for (Dependency dependency : project.getDependencies()) {
            if (Artifact.SCOPE_SYSTEM.equals(dependency.getScope()) && dependency.getSystemPath() != null) {
                add(all, coordinates(dependency), new File(dependency.getSystemPath()), dependency.isOptional());
            }
        }
        return List.copyOf(all.values());
    }

    private static boolean isNeeded(Artifact artifact) {
        return artifact.getScope() != null && SCOPES.contains(artifact.getScope());
    }

    private static Coordinates coordinates(Dependency dependency) {
        return new Coordinates(
                Optional.of(dependency.getGroupId()),
                dependency.getArtifactId(),
                Optional.of(dependency.getVersion()),
                Optional.ofNullable(dependency.getClassifier()));
    }

    /** A jar of the JDK itself, as tools.jar was, is on each host. */
    private static void add(
            Map<Coordinates, RuntimeArtifact> all, Coordinates coordinates, File file, boolean isOptional) {
        Path java = Path.of(System.getProperty("java.home"));
        if (file != null && file.exists() && !file.toPath().normalize().startsWith(java)) {
            all.putIfAbsent(coordinates, new RuntimeArtifact(coordinates, file.toPath(), isOptional));
        }
    }
}
