package io.github.apprpm.model;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The address that answers when the application is ready.
 *
 * @param scheme how it is asked; empty for HTTP
 * @param host where the application listens, an IPv6 address in brackets; empty for the loopback address
 * @param port 1 to 65535, or empty for the port of the service, wherever an administrator moves it
 * @param path the path, starting with a slash, and perhaps a query
 * @param timeoutSeconds how long a start may take, 1 to 3600
 */
public record HealthCheck(
        Optional<Scheme> scheme, Optional<String> host, OptionalInt port, String path, int timeoutSeconds) {
    private static final int LONGEST = 3600;
    private static final int LAST_PORT = 65535;

    /** Where an application on this machine is asked unless somebody says otherwise. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The status that a ready application answers, for messages. */
    public static final String READY = "2xx or 3xx";

    private static final int FIRST_OF_SUCCESS = 200;
    private static final int LAST_OF_REDIRECTS = 399;

    /** How the application is asked. Over TLS any certificate will do: it is not made out to the loopback address. */
    public enum Scheme {
        HTTP,
        HTTPS;

        /** As a URL begins. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The other of the two. */
        public Scheme other() {
            return this == HTTP ? HTTPS : HTTP;
        }

        /** @throws PackagingException if it is no such word */
        public static Scheme of(String word) {
            for (Scheme scheme : values()) {
                if (scheme.word().equals(word)) {
                    return scheme;
                }
            }
            throw new PackagingException(
                    "The <scheme> '%s' of <health> is not known".formatted(word), "Set it to http or https");
        }
    }

    public HealthCheck {
        // RFC 3986, and the brackets that servers take as they are. A fragment never reaches the server.
        if (!path.matches("/(?:[A-Za-z0-9._~:/?@!$&'()*+,;=\\[\\]-]|%[0-9A-Fa-f]{2})*")) {
            throw new PackagingException(
                    "The <path> '%s' of <health> is not the path of a URL".formatted(path),
                    "Write it as in '/actuator/health/readiness', without a #, and other characters with a percent sign:"
                            + " %20 for a space");
        }
        host.filter(name ->
                        !name.matches("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*]"))
                .ifPresent(name -> {
                    throw new PackagingException(
                            "The <host> '%s' of <health> is not an address".formatted(name),
                            "Set it to a name or an address of the host without a port, an IPv6 address in brackets as in [::1]");
                });
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > LAST_PORT)) {
            throw new PackagingException(
                    "The <port> '%s' of <health> is not a port number".formatted(port.getAsInt()),
                    "Set it to a number from 1 to " + LAST_PORT);
        }
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST) {
            throw new PackagingException(
                    "The <timeout> '%s' of <health> is out of range".formatted(timeoutSeconds),
                    "Set it to 1 to %s seconds".formatted(LONGEST));
        }
    }

    /** A path that is asked over HTTP on the loopback address. */
    public HealthCheck(String path, OptionalInt port, int timeoutSeconds) {
        this(Optional.empty(), Optional.empty(), port, path, timeoutSeconds);
    }

    /** The same on the port of the application's management, unless the user named one. */
    public HealthCheck orOn(OptionalInt managementPort) {
        return port.isPresent() || managementPort.isEmpty()
                ? this
                : new HealthCheck(scheme, host, managementPort, path, timeoutSeconds);
    }

    /**
     * Whether a status that the address answers means that the application is ready: any 2xx or 3xx, as for the probes of
     * Kubernetes. A redirect is not followed, as it leads to another page and perhaps to another host.
     */
    public static boolean isReady(int status) {
        return status >= FIRST_OF_SUCCESS && status <= LAST_OF_REDIRECTS;
    }

    /**
     * The whole address, as seen on the host itself.
     *
     * @param servicePort the port of the service, or the variable that has it
     */
    public String url(String servicePort) {
        return "%s://%s:%s%s"
                .formatted(
                        scheme.orElse(Scheme.HTTP).word(),
                        host.orElse(LOOPBACK),
                        port.isPresent() ? Integer.toString(port.getAsInt()) : servicePort,
                        path);
    }
}
