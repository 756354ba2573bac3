package io.github.apprpm.model;

import java.util.Locale;

/** What a package says of a capability. */
public enum DependencyKind {
    REQUIRES,
    PROVIDES,
    CONFLICTS,
    OBSOLETES,
    RECOMMENDS,
    SUGGESTS,
    SUPPLEMENTS,
    ENHANCES;

    /** The name as users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether rpm before 4.12 has never heard of it. */
    public boolean isWeak() {
        return compareTo(RECOMMENDS) >= 0;
    }
}
