package io.github.apprpm.library;

import io.github.apprpm.model.Resource;
import java.util.List;

/** The groups of common libraries whose jars do not name them. */
final class KnownGroups {
    private static final List<Line> LINES = read("known-groups.txt");

    private KnownGroups() {}

    /**
     * One line of the table.
     *
     * @param artifact the artifact; {@code *} at its end stands for anything
     * @param start the beginning of an entry that must be in the jar
     * @param groupId the group
     */
    record Line(String artifact, String start, String groupId) {
        private static Line of(String text) {
            String[] words = text.split(" ");
            return new Line(words[0], words[1], words[2]);
        }

        boolean isOf(String artifactId) {
            return artifact.endsWith("*")
                    ? artifactId.startsWith(artifact.substring(0, artifact.length() - 1))
                    : artifactId.equals(artifact);
        }
    }

    /** The lines that fit a file name: {@code spring-core}, or with the group {@code org.springframework.spring-core}. */
    static List<Line> candidates(String artifact) {
        return LINES.stream()
                .filter(line -> line.isOf(artifact)
                        || artifact.startsWith(line.groupId() + ".")
                                && line.isOf(artifact.substring(line.groupId().length() + 1)))
                .toList();
    }

    private static List<Line> read(String resource) {
        return Resource.text(KnownGroups.class, resource)
                .lines()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(Line::of)
                .toList();
    }
}
