package io.github.apprpm.application;

import io.github.apprpm.model.Framework;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** A jar or war: its manifest and the names of its entries. */
final class Archive {
    private final Path path;
    private final Attributes manifest;
    private final Set<String> entries;

    private Archive(Path path, Attributes manifest, Set<String> entries) {
        this.path = path;
        this.manifest = manifest;
        this.entries = entries;
    }

    static Archive read(Path path) throws IOException {
        if (!Files.isReadable(path)) {
            throw new PackagingException(
                    "The application '%s' cannot be read".formatted(path),
                    "Make it readable for the user who runs the build");
        }
        try (JarFile jar = new JarFile(path.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            return new Archive(
                    path,
                    manifest == null ? new Attributes() : manifest.getMainAttributes(),
                    jar.stream().map(ZipEntry::getName).collect(Collectors.toCollection(LinkedHashSet::new)));
        } catch (ZipException e) {
            throw new PackagingException(
                    "The application '%s' is not a jar or war: %s".formatted(path, e.getMessage()),
                    "Build it again",
                    e);
        }
    }

    /** The entries of the {@code Class-Path} of a library; what is no jar has none. */
    static List<ClassPathEntry> classPath(Path library) throws IOException {
        try (JarFile jar = new JarFile(library.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            return manifest == null
                    ? List.of()
                    : new Archive(library, manifest.getMainAttributes(), Set.of()).classPath();
        } catch (ZipException e) {
            return List.of();
        }
    }

    Path path() {
        return path;
    }

    String fileName() {
        return path.getFileName().toString();
    }

    Optional<String> mainClass() {
        return attribute(Attributes.Name.MAIN_CLASS.toString());
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getValue(name)).map(String::strip);
    }

    /** What the JVM loads classes from beside the jar, for them and for an agent in it. */
    List<ClassPathEntry> classPath() {
        Stream<ClassPathEntry> usual = entries(Attributes.Name.CLASS_PATH.toString());
        return attribute("Launcher-Agent-Class").isPresent()
                ? Stream.concat(usual, entries("Boot-Class-Path")).toList()
                : usual.toList();
    }

    private Stream<ClassPathEntry> entries(String attribute) {
        return attribute(attribute).stream()
                .flatMap(value -> Arrays.stream(value.split("\\s+")))
                .filter(entry -> !entry.isEmpty())
                .map(ClassPathEntry::of);
    }

    /** The framework whose loader starts it, as Spring Boot's does: its libraries are inside or beside it. */
    Optional<Framework> loader() {
        return mainClass().flatMap(name -> Framework.ofLoader(fileName(), name, this::attribute));
    }

    boolean hasClass(String name) {
        return contains(name.replace('.', '/') + ".class");
    }

    boolean contains(String entry) {
        return entries.contains(entry);
    }

    Set<String> entries() {
        return entries;
    }

    static boolean isOrdinaryClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
    }
}
