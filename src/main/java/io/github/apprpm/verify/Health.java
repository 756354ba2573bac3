package io.github.apprpm.verify;

import io.github.apprpm.model.HealthCheck;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a service is asked whether it is ready.
 *
 * @param port where it is asked
 * @param path the path that it is asked for
 * @param isDemanded whether somebody named this path for it; else it is the first page, which need not be a healthy one
 */
public record Health(int port, String path, boolean isDemanded) {
    private static final int FIRST = 100;
    private static final int FIRST_OF_SERVER_ERRORS = 500;

    public Health {
        Objects.requireNonNull(path);
    }

    /** Whether a status is the answer of a service that is ready. */
    public boolean isMetBy(int status) {
        return isDemanded ? HealthCheck.isReady(status) : status >= FIRST && status < FIRST_OF_SERVER_ERRORS;
    }

    /** What is expected, in words. */
    public String expected() {
        return isDemanded ? HealthCheck.READY : "a status below " + FIRST_OF_SERVER_ERRORS;
    }

    /**
     * The question that the user asks instead.
     *
     * @param check the path, and perhaps the port, that the user names
     * @param listening the port of the service, if the user names one
     */
    public Health overriddenBy(Optional<HealthCheck> check, OptionalInt listening) {
        int usual = listening.orElse(port);
        return check.map(asked -> new Health(asked.port().orElse(usual), asked.path(), true))
                .orElse(new Health(usual, path, isDemanded));
    }
}
