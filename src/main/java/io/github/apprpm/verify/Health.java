package io.github.apprpm.verify;

import io.github.apprpm.model.HealthCheck;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The request that checks whether a service is ready.
 *
 * @param port the port of the request
 * @param path the path of the request
 * @param isDemanded whether the package or the user names the path; else it is the first page, for which a status such as 404 is enough
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

    /** The expected status, in words. */
    public String expected() {
        return isDemanded ? HealthCheck.READY : "a status below " + FIRST_OF_SERVER_ERRORS;
    }

    /**
     * The request with the path and the port that the user sets.
     *
     * @param check the path, and perhaps the port, that the user sets
     * @param listening the port of the service, if the user sets one
     */
    public Health overriddenBy(Optional<HealthCheck> check, OptionalInt listening) {
        int usual = listening.orElse(port);
        return check.map(asked -> new Health(asked.port().orElse(usual), asked.path(), true))
                .orElse(new Health(usual, path, isDemanded));
    }
}
