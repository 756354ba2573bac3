package io.github.apprpm.library;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An artifact that a module has on its runtime class path.
 *
 * @param coordinates what it is
 * @param file its jar, or the directory of its classes if its module is not packaged yet
 * @param isOptional whether the module can do without it
 */
public record RuntimeArtifact(Coordinates coordinates, Path file, boolean isOptional) {
    private static final Pattern BUILD_OF_SNAPSHOT = Pattern.compile("-\\d{8}\\.\\d{6}-\\d+");

    /**
     * The names that plugins give to its jar: Maven's own, and those with its group, as Quarkus writes all, and Spring
     * Boot and the war plugin those that would clash.
     */
    Set<String> fileNames() {
        Set<String> names = new TreeSet<>();
        String own = file.getFileName().toString();
        String version = coordinates.version().map(value -> "-" + value).orElse("");
        String classifier = coordinates.classifier().map(value -> "-" + value).orElse("");
        String ending = own.contains(".") ? own.substring(own.lastIndexOf('.')) : ".jar";
        if (!version.isEmpty()) {
            String spelled = coordinates.artifactId() + version + classifier;
            names.add(plain(spelled + ending));
            coordinates.groupId().ifPresent(group -> {
                names.add(plain(group + "." + spelled + ending));
                names.add(plain(group + "-" + spelled + ending));
            });
        }
        if (JarReader.isArchive(own)) { // a directory is always called "classes"
            names.add(plain(own));
        }
        return names;
    }

    /** A file name without the time of the build of a SNAPSHOT. */
    static String plain(String name) {
        return BUILD_OF_SNAPSHOT.matcher(name).replaceFirst("-SNAPSHOT");
    }

    /** Where Maven leaves its descriptor in a jar. */
    Optional<String> descriptor() {
        return coordinates
                .groupId()
                .map(group -> "META-INF/maven/%s/%s/pom.properties".formatted(group, coordinates.artifactId()));
    }
}
