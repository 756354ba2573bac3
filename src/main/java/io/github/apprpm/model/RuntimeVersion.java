package io.github.apprpm.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of a Java runtime.
 *
 * @param text as the runtime spells it, {@code 17.0.15} or {@code 1.8.0_392}
 * @param major the number of its release, 17 or 8
 */
public record RuntimeVersion(String text, int major) {
    private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"?([^\"\\s]+)");
    private static final Pattern MAJOR = Pattern.compile("(?:1\\.)?(\\d{1,3})(?!\\d).*");

    /** @return empty if it does not begin with a number */
    public static Optional<RuntimeVersion> of(String text) {
        Matcher major = MAJOR.matcher(text);
        return major.matches()
                ? Optional.of(new RuntimeVersion(text, Integer.parseInt(major.group(1))))
                : Optional.empty();
    }

    /** The version that the file {@code release} of a runtime names, as the runtime spells it. */
    public static Optional<String> named(String release) {
        Matcher version = RELEASE.matcher(release);
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }
}
