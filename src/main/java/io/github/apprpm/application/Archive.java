package io.github.apprpm.application;

import io.github.apprpm.model.Framework;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** A jar or war: its manifest and the names of its entries. */
final class Archive {
    private final Path path;
    private final Attributes manifest;
    private final List<String> entries;

    private Archive(Path path, Attributes manifest, List<String> entries) {
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
                    jar.stream().map(ZipEntry::getName).toList());
        } catch (ZipException e) {
            throw new PackagingException(
                    "The application '%s' is not a jar or war: %s".formatted(path, e.getMessage()),
                    "Build it again",
                    e);
        }
    }

    Path path() {
        return path;
    }

    String fileName() {
        return path.getFileName().toString();
    }

    Optional<String> mainClass() {
        return Optional.ofNullable(manifest.getValue(Attributes.Name.MAIN_CLASS));
    }

    /** The entries of the manifest's {@code Class-Path}, relative to the jar. */
    List<String> classPath() {
        String value = manifest.getValue(Attributes.Name.CLASS_PATH);
        return value == null || value.isBlank()
                ? List.of()
                : Arrays.asList(value.strip().split("\\s+"));
    }

    /** The framework whose loader starts it, as Spring Boot's does: its libraries are inside or beside it. */
    Optional<Framework> loader() {
        return Framework.ofLoader(fileName(), name -> mainClass().isPresent() && manifest.getValue(name) != null);
    }

    boolean contains(String entry) {
        return entries.contains(entry);
    }

    /** The number of Maven artifacts whose descriptors are in the archive. */
    long mavenArtifacts() {
        return entries.stream()
                .filter(entry -> entry.startsWith("META-INF/maven/") && entry.endsWith("/pom.properties"))
                .count();
    }

    /** The name of the first class that is not only for some version of Java. */
    static Optional<String> firstClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(Archive::isOrdinaryClass)
                    .findFirst();
        }
    }

    static boolean isOrdinaryClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
    }
}
