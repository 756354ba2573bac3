package io.github.apprpm.service;

import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.JavaReleases;
import java.util.ArrayList;
import java.util.List;

/**
 * The dependency on a Java runtime of some version or a later one, whoever packaged it.
 *
 * <p>No single capability says this: OpenJDK, Temurin, Corretto and others provide different ones, some without a version or
 * epoch, and a versioned dependency is met by any unversioned capability. So every version is named. The launcher looks
 * again at each start.
 */
public final class JavaRequirement {
    /** The newest release when this was written; raised with each release of the plugin. */
    private static final int NEWEST = 27;
    /** How many releases after the newest are named, two a year. */
    private static final int AHEAD = 6;
    /** Recent releases with long support, which every distribution or vendor offers. */
    private static final List<Integer> WIDELY_OFFERED = List.of(21, 25);

    private JavaRequirement() {}

    /** For rpm 4.13 and later: any runtime of these releases. */
    public static Dependency rich(JavaReleases releases) {
        List<String> capabilities = new ArrayList<>();
        int minimum = releases.minimum();
        int last = releases.isExact() ? minimum : Math.max(NEWEST, minimum) + AHEAD;
        for (int version = minimum; version <= last; version++) {
            capabilities.add("jre-%s-headless".formatted(version));
            capabilities.add("jre-%s".formatted(version));
        }
        if (!releases.isExact()) {
            capabilities.add("java-headless >= 1:%s".formatted(last + 1));
        }
        return Dependency.any("(" + String.join(" or ", capabilities) + ")");
    }

    /** For rpm 4.11, which does not support alternatives: any runtime. */
    public static Dependency plain() {
        return Dependency.any("jre");
    }

    /** The runtime that the resolver prefers if none is installed. */
    public static Dependency suggestion(JavaReleases releases) {
        return Dependency.any("java-%s-openjdk-headless".formatted(suggestedRelease(releases)));
    }

    /** The release to install if no runtime fits. */
    static int suggestedRelease(JavaReleases releases) {
        return WIDELY_OFFERED.stream().filter(releases::contain).findFirst().orElse(releases.minimum());
    }
}
