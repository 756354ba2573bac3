package io.github.apprpm.library;

import io.github.apprpm.file.ZipDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * What an artifact gives to those that use it.
 *
 * @param classes the paths of its classes that are not only for some version of Java
 * @param others its other files
 * @param isForBuildOnly whether it says itself that applications do not need it, as Spring Boot's starters do
 */
record ArtifactContent(List<String> classes, List<FileSummary> others, boolean isForBuildOnly) {
    /** What describes the jar, and is of no use to a program. */
    private static final Pattern ABOUT_ITSELF =
            Pattern.compile("(?i)META-INF/(MANIFEST\\.MF|INDEX\\.LIST|maven/.*|sbom/.*"
                    + "|[^/]+\\.(SF|RSA|DSA|EC)|spring\\.provides|[^/]*(licen[sc]e|notice|dependencies|readme|changes|changelog"
                    + "|about)[^/]*(/.*)?)|[^/]*(licen[sc]e|notice|readme|changes|changelog|about)[^/]*"
                    + "|(.*/)?(module-info|package-info)\\.class");
    /** Spring Boot's JarTypeFilter: annotation-processor, dependencies-starter, development-tool. */
    private static final String JAR_TYPE = "Spring-Boot-Jar-Type";

    static ArtifactContent of(RuntimeArtifact artifact, OpenArchives archives) throws IOException {
        Path file = artifact.file();
        List<FileSummary> all =
                Files.isDirectory(file) ? filesBelow(file) : entries(ZipDirectory.of(archives.open(file)));
        List<FileSummary> entries = all.stream()
                .filter(entry -> !entry.name().endsWith("/")
                        && !ABOUT_ITSELF.matcher(entry.name()).matches())
                .toList();
        return new ArtifactContent(
                entries.stream()
                        .map(FileSummary::name)
                        .filter(ArtifactContent::isOrdinaryClass)
                        .toList(),
                entries.stream().filter(entry -> !isOrdinaryClass(entry.name())).toList(),
                Files.isRegularFile(file) && saysForBuildOnly(file));
    }

    /** Whether a package cannot miss it. */
    boolean isNothing() {
        return isForBuildOnly || classes.isEmpty() && others.isEmpty();
    }

    private static boolean isOrdinaryClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/");
    }

    private static boolean saysForBuildOnly(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue(JAR_TYPE) != null;
        } catch (ZipException e) { // it is not an archive
            return false;
        }
    }

    private static List<FileSummary> entries(ZipDirectory archive) {
        return archive.items().stream().map(FileSummary::of).toList();
    }

    private static List<FileSummary> filesBelow(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile)
                    .map(path -> FileSummary.ofFile(
                            directory.relativize(path).toString().replace('\\', '/'),
                            path.toFile().length()))
                    .toList();
        }
    }
}
