package io.github.apprpm.check;

import java.util.Locale;

/** How much a finding matters, the worst first. */
public enum Severity {
    /** A host refuses the package, or an installation, upgrade or removal does harm. */
    ERROR,
    /** Unwise, or wrong on some hosts. */
    WARNING,
    /** Good to know. */
    NOTE;

    /** The name in lower case, which is also SARIF's. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
