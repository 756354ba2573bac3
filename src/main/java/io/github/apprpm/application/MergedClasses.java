package io.github.apprpm.application;

import io.github.apprpm.file.Extent;
import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells the classes of an application from those of the libraries that were unpacked into its jar.
 *
 * <p>A class of the module's build is the application's, one that a dependency of the module has too is the
 * dependency's. Where this says nothing, as for a jar from elsewhere and for relocated libraries, packages decide: the
 * topmost package that has classes is a library with all below it, or the application if the main class is among them.
 */
final class MergedClasses {
    private final ModuleClasses module;
    private final Set<String> packages;
    private final Optional<String> main;
    private final Map<String, String> libraries = new HashMap<>();

    /** @param classes the names of all classes in the jar */
    MergedClasses(Set<String> classes, Optional<String> mainClass, ModuleClasses module) throws IOException {
        this.module = module;
        this.packages = classes.stream().map(InstallPath::parent).collect(Collectors.toSet());
        this.main = mainClass.map(this::topmost);
        for (Path library : module.libraries()) {
            if (Files.isRegularFile(library)) {
                try (FileChannel content = FileChannel.open(library)) {
                    ZipDirectory.of(Extent.of(content)).items().stream()
                            .flatMap(item -> ClassFiles.className(item.name()).stream())
                            .filter(classes::contains)
                            .forEach(name -> libraries.putIfAbsent(
                                    name, library.getFileName().toString()));
                }
            }
        }
    }

    /** @return the name of the library that a class is from, or empty if it is the application's own */
    Optional<String> library(String className) {
        if (module.directory()
                .filter(directory -> Files.exists(directory.resolve(className + ".class")))
                .isPresent()) {
            return Optional.empty();
        }
        if (libraries.containsKey(className)) {
            return Optional.of(libraries.get(className));
        }
        String topmost = topmost(className);
        return main.filter(topmost::equals).isPresent()
                ? Optional.empty()
                : Optional.of(topmost.equals("/") ? "the unnamed package" : "the package " + topmost.replace('/', '.'));
    }

    private String topmost(String className) {
        String name = InstallPath.parent(className);
        return ClassSet.topmost(name, packages).orElse(name);
    }
}
