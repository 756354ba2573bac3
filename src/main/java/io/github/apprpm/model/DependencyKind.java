package io.github.apprpm.model;

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

    /** Whether rpm before 4.12 has never heard of it. */
    public boolean isWeak() {
        return compareTo(RECOMMENDS) >= 0;
    }
}
