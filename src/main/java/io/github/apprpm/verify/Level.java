package io.github.apprpm.verify;

import io.github.apprpm.model.PackagingException;
import java.util.Locale;

/** The part of a host that a package is tried on. */
public enum Level {
    /** The unpacked payload, started as an ordinary process. */
    PROCESS,
    /** A booted host with systemd and a package manager, in a container. */
    HOST;

    /** @throws PackagingException if there is no level of that name */
    public static Level of(String name) {
        for (Level level : values()) {
            if (level.toString().equals(name)) {
                return level;
            }
        }
        throw new PackagingException(
                "The parameter <level> is '%s'".formatted(name),
                "Set <level> or -Dapprpm.level to process or host, or remove it for the highest level that this machine allows");
    }

    /** The name in {@code <level>}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
