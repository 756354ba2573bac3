package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * The packages that a module has made: those that this build attached, or those that are left in its build directory. Where
 * a goal runs once for all modules, those of each.
 */
final class ModulePackages {
    private static final String TYPE = "rpm";

    private final MavenProject project;
    private final Invocation invocation;

    ModulePackages(MavenProject project, Invocation invocation) {
        this.project = project;
        this.invocation = invocation;
    }

    /**
     * One of them.
     *
     * @param file where it is
     * @param classifier the classifier of its artifact, if it has one
     * @param module whose it is
     */
    record ModulePackage(Path file, Optional<String> classifier, MavenProject module) {
        /** Where its module has what goals leave for people and for each other. */
        Path state() {
            return ModulePackages.state(new File(module.getBuild().getDirectory()));
        }
    }

    /** The directory for what goals leave for people and for each other. */
    static Path state(File buildDirectory) {
        return buildDirectory.toPath().resolve("apprpm");
    }

    /** Whether the goal runs in a project; it may run without one. */
    boolean isModule() {
        return project.getBasedir() != null;
    }

    /** Whether the module only passes its configuration on to other modules. */
    boolean isParentOnly() throws IOException {
        return isModule() && invocation.isPassedOn() && packages().isEmpty();
    }

    /**
     * @param parameter how the user names another file
     * @throws PackagingException if the module has no package
     */
    List<ModulePackage> list(String parameter) throws IOException {
        if (!isModule() && attached(project).isEmpty()) {
            throw new PackagingException(
                    "There is no project in this directory, and no package is named", "Name one with " + parameter);
        }
        List<ModulePackage> packages = packages();
        if (packages.isEmpty()) {
            throw nothing(parameter);
        }
        return packages;
    }

    private PackagingException nothing(String parameter) {
        boolean isPom =
                project.getPackaging().equals("pom") && invocation.modules().size() == 1;
        return new PackagingException(
                "There is no package: this module has not attached one, and '%s' does not contain one"
                        .formatted(directory(project)),
                "%s, or name one with %s"
                        .formatted(
                                isPom
                                        ? "Its packaging is pom: run the goal in the module that makes the package"
                                        : "Build it first, as 'mvn verify' does",
                                parameter));
    }

    private static Path directory(MavenProject module) {
        return Path.of(module.getBuild().getDirectory());
    }

    /** Those that this build attached, or those that are left in the build directory. */
    private List<ModulePackage> packages() throws IOException {
        Map<Path, ModulePackage> packages = new LinkedHashMap<>();
        for (MavenProject module : invocation.modules()) {
            List<ModulePackage> attached = attached(module);
            for (ModulePackage own : attached.isEmpty() ? left(module) : attached) {
                packages.putIfAbsent(own.file(), own);
            }
        }
        return List.copyOf(packages.values());
    }

    /** Whether this build has made and attached the file; another one in the build directory is of an earlier build. */
    boolean isAttached(Path file) {
        return invocation.modules().stream()
                .flatMap(ModulePackages::artifacts)
                .anyMatch(artifact -> file.toFile().equals(artifact.getFile()));
    }

    private static Stream<Artifact> artifacts(MavenProject module) {
        return Stream.concat(Stream.ofNullable(module.getArtifact()), module.getAttachedArtifacts().stream());
    }

    private static List<ModulePackage> attached(MavenProject module) {
        return artifacts(module)
                .filter(artifact -> artifact.getType().equals(TYPE) && artifact.getFile() != null)
                .map(artifact -> new ModulePackage(artifact.getFile().toPath(), classifier(artifact), module))
                .toList();
    }

    private static Optional<String> classifier(Artifact artifact) {
        return Optional.ofNullable(artifact.getClassifier()).filter(text -> !text.isEmpty());
    }

    private List<ModulePackage> left(MavenProject module) throws IOException {
        Path directory = directory(module);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            file.toString().endsWith(".rpm") && Files.isRegularFile(file) && invocation.isMeant(file))
                    .sorted()
                    .map(file -> new ModulePackage(file, Optional.empty(), module))
                    .toList();
        }
    }
}
