package io.github.apprpm.repository;

import io.github.apprpm.rpm.EvrOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Of all versions of {@code libc.so.6} that a package needs, metadata name the highest. */
final class LibcRequirement {
    private static final String LIBRARY = "libc.so.6";
    /** What is in the first parentheses, from the first digit on. */
    private static final Pattern VERSION = Pattern.compile("[^(]*\\([^)\\d]*(\\d[^)]*)?\\).*", Pattern.DOTALL);

    private LibcRequirement() {}

    static boolean is(String name) {
        return name.startsWith(LIBRARY);
    }

    /** The one to keep: the first of two that are equal. */
    static Optional<IndexedDependency> higher(Optional<IndexedDependency> one, Optional<IndexedDependency> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return EvrOrder.INSTANCE.compare(version(one.get()), version(other.get())) < 0 ? other : one;
    }

    private static String version(IndexedDependency dependency) {
        Matcher matcher = VERSION.matcher(dependency.name());
        return matcher.matches() && matcher.group(1) != null ? matcher.group(1) : "";
    }
}
