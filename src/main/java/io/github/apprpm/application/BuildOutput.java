package io.github.apprpm.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a build has made so far.
 *
 * @param name the name that the application's jar or war gets, without its ending: it stays the same in each version
 * @param directory the build directory, {@code target}
 * @param classes the directory of the module's classes, {@code target/classes}
 * @param finalName the start of the file names that this build makes, {@code shop-1.0.0}
 * @param mainArtifact where the module's own artifact is or will be, {@code target/shop-1.0.0.jar}
 * @param artifacts the module's own artifact and the attached ones
 * @param libraries the runtime class path, in its order
 * @param mainClass the main class that the user named, if any
 */
public record BuildOutput(
        String name,
        Path directory,
        Path classes,
        String finalName,
        Path mainArtifact,
        List<Path> artifacts,
        List<RuntimeLibrary> libraries,
        Optional<String> mainClass) {
    public BuildOutput {
        artifacts = List.copyOf(artifacts);
        libraries = List.copyOf(libraries);
    }

    boolean isArtifact(Path path) {
        return artifacts.stream().anyMatch(artifact -> sameFile(artifact, path));
    }

    static boolean sameFile(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
