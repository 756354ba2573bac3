package io.github.apprpm.model;

import java.util.Locale;

/** The relation of a package to a capability. */
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

    /** Whether rpm supports this kind only since 4.12. */
    public boolean isWeak() {
        return compareTo(RECOMMENDS) >= 0;
    }
}
