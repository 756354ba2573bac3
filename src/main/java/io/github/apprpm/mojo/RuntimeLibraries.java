package io.github.apprpm.mojo;

import io.github.apprpm.application.RuntimeLibrary;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.MavenProject;

/** The class path of a module at run time, as its goal {@code exec:java} would have it. */
final class RuntimeLibraries {
    private RuntimeLibraries() {}

    static List<RuntimeLibrary> of(MavenProject project) {
        List<RuntimeLibrary> libraries = new ArrayList<>();
        for (Artifact artifact : project.getArtifacts()) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && artifact.getFile() != null) {
                libraries.add(library(artifact));
            }
        }
        // Maven resolves this scope for compilation only.
        for (Dependency dependency : project.getDependencies()) {
            if (Artifact.SCOPE_SYSTEM.equals(dependency.getScope())
                    && dependency.getSystemPath() != null
                    && !isOfJava(dependency)
                    && libraries.stream().noneMatch(library -> isOf(library, dependency))) {
                libraries.add(library(dependency));
            }
        }
        return libraries;
    }

    private static RuntimeLibrary library(Artifact artifact) {
        return new RuntimeLibrary(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                artifact.getBaseVersion(),
                classifier(artifact.getClassifier()),
                artifact.getScope(),
                artifact.isOptional(),
                artifact.getFile().toPath());
    }

    private static RuntimeLibrary library(Dependency dependency) {
        return new RuntimeLibrary(
                dependency.getGroupId(),
                dependency.getArtifactId(),
                dependency.getVersion(),
                dependency.getVersion(),
                classifier(dependency.getClassifier()),
                dependency.getScope(),
                dependency.isOptional(),
                new File(dependency.getSystemPath()).toPath());
    }

    private static Optional<String> classifier(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** A jar of the JDK itself, as tools.jar was, is on each host. */
    private static boolean isOfJava(Dependency dependency) {
        Path file = new File(dependency.getSystemPath()).toPath();
        return file.normalize().startsWith(Path.of(System.getProperty("java.home")));
    }

    private static boolean isOf(RuntimeLibrary library, Dependency dependency) {
        Path file = new File(dependency.getSystemPath()).toPath();
        return library.file().equals(file);
    }
}
