package io.github.apprpm.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the configuration of an application says of its port.
 *
 * @param place the file, for messages
 * @param origin whose file it is
 * @param number the port, 1 to 65535; empty if it is not known before the start, as 0 for any free one
 * @param variable the environment variable that comes before the number, as in {@code ${PORT:8080}}
 */
public record ConfiguredPort(String place, Origin origin, OptionalInt number, Optional<String> variable) {
    /** Where a setting comes from. */
    public enum Origin {
        /** The arguments of the application, which come before any variable. */
        ARGUMENTS,
        /** The module's own configuration file in the package, which takes the place of the generated one. */
        PACKAGE,
        /** The application itself, which any configuration file outranks. */
        APPLICATION
    }

    public ConfiguredPort {
        Objects.requireNonNull(place);
        Objects.requireNonNull(origin);
    }
}
