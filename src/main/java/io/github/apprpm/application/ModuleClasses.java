package io.github.apprpm.application;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the module that an application comes from.
 *
 * @param directory the directory with its classes; none if the application comes from elsewhere
 * @param libraries the jars of its runtime class path
 * @param release what its compiler was told by the properties {@code maven.compiler.release} or {@code .target}
 */
public record ModuleClasses(Optional<Path> directory, List<Path> libraries, Optional<String> release) {
    public ModuleClasses {
        libraries = List.copyOf(libraries);
    }

    /** Nothing is known of an application from elsewhere. */
    public static ModuleClasses unknown() {
        return new ModuleClasses(Optional.empty(), List.of(), Optional.empty());
    }
}
