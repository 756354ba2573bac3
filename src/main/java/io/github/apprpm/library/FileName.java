package io.github.apprpm.library;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a jar's name, as repositories spell it: {@code artifact-1.2.3-classifier.jar}.
 *
 * @param stem the name without its ending
 * @param artifact what is before the version
 * @param version the version
 * @param classifier what is behind it
 */
record FileName(String stem, String artifact, Optional<String> version, Optional<String> classifier) {
    /** Words that belong to a version and are not a classifier. */
    private static final String QUALIFIER =
            "(?i:snapshot|alpha|beta|milestone|m|cr|rc|final|ga|release|sp|jre|android|incubating|pre|preview|b|v|pfd|edr)";

    private static final Pattern VERSIONED = Pattern.compile("(?<artifact>.+?)-(?<version>v?\\d+[\\w.+~]*"
            + "(?:-(?:" + QUALIFIER + "[\\d.]*|\\d[\\w.+]*|" + QUALIFIER + "[.-]?\\d[\\w.]*))*)"
            + "(?:-(?<classifier>[A-Za-z_][\\w.]*(?:-[A-Za-z_][\\w.]*)*))?");

    /** Maven writes no longer names. */
    private static final int LONGEST = 200;

    /** Reads a name with its ending. */
    static FileName parse(String name) {
        String stem = name.replaceFirst("\\.[^.]*$", "");
        Matcher matcher = VERSIONED.matcher(stem);
        return stem.length() <= LONGEST && matcher.matches()
                ? new FileName(
                        stem,
                        matcher.group("artifact"),
                        Optional.of(matcher.group("version")),
                        Optional.ofNullable(matcher.group("classifier")))
                : new FileName(stem, stem, Optional.empty(), Optional.empty());
    }

    /** The classifier behind an artifact and a version, or an empty string; nothing if the name does not begin with them. */
    Optional<String> behind(String artifactId, String exactVersion) {
        String start = artifactId + "-" + exactVersion;
        return stem.equals(start)
                ? Optional.of("")
                : Optional.of(start + "-")
                        .filter(stem::startsWith)
                        .map(prefix -> stem.substring(prefix.length()))
                        .filter(rest -> !rest.matches("\\d.*"));
    }
}
