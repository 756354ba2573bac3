package io.github.apprpm.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a build has made so far.
 *
 * @param name the name that the application's jar or war gets, without its ending: it stays the same in each version
 * @param directory the build directory, {@code target}
 * @param finalName the start of the file names that this build makes, {@code shop-1.0.0}
 * @param artifacts the module's own artifact and the attached ones
 * @param libraries the jars of the runtime class path, in its order
 * @param mainClass the main class that the user named, if any
 */
public record BuildOutput(
        String name,
        Path directory,
        String finalName,
        List<Path> artifacts,
        List<Path> libraries,
        Optional<String> mainClass) {
    public BuildOutput {
        artifacts = List.copyOf(artifacts);
        libraries = List.copyOf(libraries);
    }
}
