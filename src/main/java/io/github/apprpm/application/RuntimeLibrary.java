package io.github.apprpm.application;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A jar of the module's runtime class path.
 *
 * @param groupId of the artifact
 * @param artifactId of the artifact
 * @param version with the time stamp, if it is a deployed SNAPSHOT
 * @param baseVersion with {@code -SNAPSHOT} instead
 * @param classifier if it has one
 * @param scope {@code compile}, {@code runtime} or {@code system}
 * @param isOptional whether the module can do without it
 * @param file the jar
 */
public record RuntimeLibrary(
        String groupId,
        String artifactId,
        String version,
        String baseVersion,
        Optional<String> classifier,
        String scope,
        boolean isOptional,
        Path file) {

    String fileName() {
        return file.getFileName().toString();
    }

    /** Whether Maven adds it to no manifest and to no archive, although the application is compiled with it. */
    boolean isOnlyOfThisMachine() {
        return scope.equals("system");
    }

    /** The file names that the plugins of a build give it. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(fileName()));
        String ending = classifier.map(value -> "-" + value).orElse("") + ".jar";
        for (String numbered : List.of("-" + version, "-" + baseVersion, "")) {
            names.add(artifactId + numbered + ending);
            names.add(groupId + "." + artifactId + numbered + ending);
        }
        return names;
    }

    /** Whether a file name is that of this artifact in some version. */
    boolean isVersionOf(String name) {
        return name.matches(Pattern.quote(artifactId) + "-v?\\d.*\\.jar");
    }

    /** The name of its descriptor in a jar that it was merged into. */
    String descriptor() {
        return "META-INF/maven/%s/%s/pom.properties".formatted(groupId, artifactId);
    }
}
