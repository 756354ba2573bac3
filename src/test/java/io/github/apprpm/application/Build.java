package io.github.apprpm.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the build of shop 1.0 made. */
final class Build {
    private final Path root;
    private final List<Path> artifacts = new ArrayList<>();
    private final List<RuntimeLibrary> libraries = new ArrayList<>();
    private Optional<String> mainClass = Optional.empty();
    private String packaging = "jar";

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
        return library(
                groupId, fileName, "compile", jar.in(root.resolve("repository").resolve(groupId), fileName));
    }

    /** A jar of a vendor, which is in no repository. */
    Build systemLibrary(String fileName, Jar jar) {
        return library("com.vendor", fileName, "system", jar.in(root.resolve("vendor"), fileName));
    }

    private Build library(String groupId, String fileName, String scope, Path file) {
        String[] parts = fileName.replace(".jar", "").split("-(?=\\d)", 2);
        String version = parts.length > 1 ? parts[1] : "1.0";
        String base = version.replaceFirst("-\\d{8}\\.\\d{6}-\\d+$", "-SNAPSHOT");
        libraries.add(new RuntimeLibrary(groupId, parts[0], version, base, Optional.empty(), scope, false, file));
        return this;
    }

    Build packaging(String value) {
        packaging = value;
        return this;
    }

    /** A dependency that another module of the reactor has only compiled. */
    Build compiledLibrary() {
        return library("org.hats", "hats-1.0.jar", "compile", root);
    }

    Build mainClass(String name) {
        mainClass = Optional.of(name);
        return this;
    }

    /** A class that the compiler made. */
    Build compiled(String className) {
        try {
            Path file = file("classes/" + className + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A class that the compiler made for a release. */
    Path compiled(String className, int major) {
        return Jar.classFile(file("classes/" + className + ".class"), major);
    }

    /** @param release what the compiler was told */
    ModuleClasses module(Optional<String> release) {
        return new ModuleClasses(
                Optional.of(file("classes")),
                libraries.stream().map(RuntimeLibrary::file).toList(),
                release);
    }

    private ApplicationFinder finder() {
        return new ApplicationFinder(new BuildOutput(
                "shop",
                target(),
                file("classes"),
                "shop-1.0",
                file("shop-1.0." + packaging),
                artifacts,
                libraries,
                mainClass));
    }

    Application find() throws IOException {
        return finder().find();
    }

    Application at(Path path) throws IOException {
        return finder().at(path);
    }
}
