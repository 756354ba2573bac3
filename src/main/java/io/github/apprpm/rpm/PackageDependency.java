package io.github.apprpm.rpm;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/**
 * One capability that a package names.
 *
 * @param name the capability, a file, or a rich dependency in parentheses
 * @param flags {@code rpmsenseFlags} of rpm's {@code rpmds.h}
 * @param version an epoch, version and release to compare with, or an empty string
 */
public record PackageDependency(String name, int flags, String version) {
    private static final int LESS = 1 << 1;
    private static final int GREATER = 1 << 2;
    private static final int EQUAL = 1 << 3;
    private static final int RPMLIB = 1 << 24;

    /** One version of a capability alone. */
    static PackageDependency exactly(String name, String version) {
        return new PackageDependency(name, EQUAL, version);
    }

    /** Whether this is a feature of rpm itself. */
    public boolean isRpmlib() {
        return (flags & RPMLIB) != 0 || name.startsWith("rpmlib(");
    }

    /** Whether this is an expression such as {@code (java or jre)}. */
    public boolean isRich() {
        return name.startsWith("(");
    }

    /** The comparison as a spec file writes it, or an empty string. */
    public String comparison() {
        return ((flags & LESS) != 0 ? "<" : "")
                + ((flags & GREATER) != 0 ? ">" : "")
                + ((flags & EQUAL) != 0 ? "=" : "");
    }

    /** As {@code rpm -q --requires} prints it. */
    @Override
    public String toString() {
        return Stream.of(name, comparison(), version)
                .filter(part -> !part.isEmpty())
                .collect(joining(" "));
    }
}
