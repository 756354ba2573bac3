package io.github.apprpm.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the build of shop 1.0 made. */
final class Build {
    private final Path root;
    private final List<Path> artifacts = new ArrayList<>();
    private final List<Path> libraries = new ArrayList<>();
    private Optional<String> mainClass = Optional.empty();

    Build(Path root) {
        this.root = root;
    }

    Path target() {
        return root.resolve("target");
    }

    Path file(String name) {
        return target().resolve(name);
    }

    /** The artifact of the module, or one with a classifier. */
    Build attached(String name, Jar jar) {
        artifacts.add(jar.in(target(), name));
        return this;
    }

    /** A file that no plugin attached. */
    Build beside(String name, Jar jar) {
        jar.in(target(), name);
        return this;
    }

    /** A dependency, in the local repository. */
    Build library(String name) {
        return library("org." + name, name + "-1.0.jar", Jar.library(name));
    }

    Build library(String groupId, String fileName, Jar jar) {
        libraries.add(jar.in(root.resolve("repository").resolve(groupId), fileName));
        return this;
    }

    /** A dependency that another module of the reactor has only compiled. */
    Build compiledLibrary() {
        libraries.add(root);
        return this;
    }

    Build mainClass(String name) {
        mainClass = Optional.of(name);
        return this;
    }

    /** A class that the compiler made. */
    Build compiled(String className) throws IOException {
        Path file = file("classes/" + className + ".class");
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[0]);
        return this;
    }

    /** @param release what the compiler was told */
    ModuleClasses module(Optional<String> release) {
        return new ModuleClasses(Optional.of(file("classes")), libraries, release);
    }

    private ApplicationFinder finder() {
        return new ApplicationFinder(new BuildOutput("shop", target(), "shop-1.0", artifacts, libraries, mainClass));
    }

    Application find() throws IOException {
        return finder().find();
    }

    Application at(Path path) throws IOException {
        return finder().at(path);
    }
}
