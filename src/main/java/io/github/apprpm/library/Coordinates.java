package io.github.apprpm.library;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Maven coordinates of a library, as far as they are known.
 *
 * @param groupId who publishes it
 * @param artifactId the name; the file name of a jar that does not name itself
 * @param version the version, in Maven's spelling
 * @param classifier which of several files of one version
 */
public record Coordinates(
        Optional<String> groupId, String artifactId, Optional<String> version, Optional<String> classifier) {
    public Coordinates {
        if (artifactId.isEmpty()) {
            throw new IllegalArgumentException("A library needs a name");
        }
        groupId = groupId.filter(value -> !value.isEmpty());
        version = version.filter(value -> !value.isEmpty());
        classifier = classifier.filter(value -> !value.isEmpty());
    }

    /** Complete coordinates without a classifier. */
    public static Coordinates of(String groupId, String artifactId, String version) {
        return new Coordinates(Optional.of(groupId), artifactId, Optional.of(version), Optional.empty());
    }

    /** Whether a repository can find the library by them. */
    public boolean isComplete() {
        return groupId.isPresent() && version.isPresent();
    }

    /** What stays the same from version to version: {@code com.acme:shop}, {@code com.acme:shop:linux-x86_64}. */
    public String id() {
        return Stream.of(groupId, Optional.of(artifactId), classifier)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(":"));
    }

    /** As people write them: {@code com.acme:shop:1.0}, {@code com.acme:shop:linux-x86_64:1.0}. */
    @Override
    public String toString() {
        return version.map(value -> id() + ":" + value).orElseGet(this::id);
    }
}
