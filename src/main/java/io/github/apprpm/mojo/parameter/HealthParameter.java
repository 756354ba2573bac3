package io.github.apprpm.mojo.parameter;

import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.model.PackagingException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parameter {@code <health>}: {@code <path>}, and optionally {@code <scheme>}, {@code <host>}, {@code <port>} and
 * {@code <timeout>} in seconds.
 */
public final class HealthParameter {
    private static final int DEFAULT_TIMEOUT = 110;

    private String path;
    private String scheme;
    private String host;
    private Integer port;
    private int timeout = DEFAULT_TIMEOUT;

    /** Maven calls this method for a plain value, as in {@code -Dapprpm.health=/health}. */
    public void set(String value) {
        path = value;
    }

    /** Empty if nothing is configured: Maven makes this bean even then. */
    public Optional<HealthCheck> toHealthCheck() {
        if (path == null && scheme == null && host == null && port == null) {
            return Optional.empty();
        }
        if (path == null) {
            throw new PackagingException(
                    "The parameter <health> has a %s and no <path>"
                            .formatted(port != null ? "<port>" : host != null ? "<host>" : "<scheme>"),
                    "Set <path> to the path that answers %s when the application is ready"
                            .formatted(HealthCheck.READY));
        }
        return Optional.of(new HealthCheck(
                Optional.ofNullable(scheme).map(Scheme::of),
                Optional.ofNullable(host),
                port == null ? OptionalInt.empty() : OptionalInt.of(port),
                path,
                timeout));
    }
}
