package io.github.apprpm.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The oldest host that must take the package. */
public enum Compatibility {
    /** rpm 4.11 and systemd 219: no zstd, no rich or weak dependencies, a SHA-1 header digest, a plain unit. */
    EL7,
    /** rpm 4.14.2 and later, up to rpm 6. */
    EL8,
    /** rpm 4.16 and later, which also verifies signatures by Ed25519 keys. */
    EL9;

    /**
     * @param name the name as users write it
     * @return the compatibility
     * @throws PackagingException if there is none of this name
     */
    public static Compatibility of(String name) {
        for (Compatibility candidate : values()) {
            if (candidate.word().equals(name)) {
                return candidate;
            }
        }
        throw new PackagingException(
                "The <compatibility> '%s' is not known".formatted(name),
                "Set it to one of "
                        + Arrays.stream(values()).map(Compatibility::word).collect(Collectors.joining(", ")));
    }

    /** Whether its rpm verifies EdDSA: the one of EL8 calls each such signature bad. */
    public boolean verifiesEdDsa() {
        return this == EL9;
    }

    /** The name as users write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
