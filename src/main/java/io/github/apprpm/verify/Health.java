package io.github.apprpm.verify;

import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.HealthCheck.Scheme;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The request that checks whether a service is ready.
 *
 * @param scheme how the service is asked
 * @param host the address where it listens
 * @param port the port of the request
 * @param path the path of the request
 * @param isDemanded whether the package or the user names the path; else it is the first page, for which a status such as 404 is enough
 */
public record Health(Scheme scheme, String host, int port, String path, boolean isDemanded) {
    private static final int FIRST = 100;
    private static final int FIRST_OF_SERVER_ERRORS = 500;

    public Health {
        Objects.requireNonNull(scheme);
        Objects.requireNonNull(host);
        Objects.requireNonNull(path);
    }

    /** A request over HTTP on the loopback address. */
    public Health(int port, String path, boolean isDemanded) {
        this(Scheme.HTTP, HealthCheck.LOOPBACK, port, path, isDemanded);
    }

    /** Whether a status is the answer of a service that is ready. */
    public boolean isMetBy(int status) {
        return isDemanded ? HealthCheck.isReady(status) : status >= FIRST && status < FIRST_OF_SERVER_ERRORS;
    }

    /** The expected status, in words. */
    public String expected() {
        return isDemanded ? HealthCheck.READY : "a status below " + FIRST_OF_SERVER_ERRORS;
    }

    /** The request in another way. */
    public Health over(Scheme other) {
        return new Health(other, host, port, path, isDemanded);
    }

    /** The request on another port. */
    public Health on(int other) {
        return new Health(scheme, host, other, path, isDemanded);
    }

    /** The address of a page beside that of the request. */
    public String url(String page) {
        return "%s://%s%s".formatted(scheme.word(), endpoint(), page);
    }

    /** Host and port. */
    public String endpoint() {
        return host + ":" + port;
    }

    /**
     * The request with what the user sets of it.
     *
     * @param check the path, and perhaps the rest, that the user sets
     * @param listening the port of the service, if the user sets one
     */
    public Health overriddenBy(Optional<HealthCheck> check, OptionalInt listening) {
        int usual = listening.orElse(port);
        return check.map(asked -> new Health(
                        asked.scheme().orElse(scheme),
                        asked.host().orElse(host),
                        asked.port().orElse(usual),
                        asked.path(),
                        true))
                .orElse(new Health(scheme, host, usual, path, isDemanded));
    }
}
