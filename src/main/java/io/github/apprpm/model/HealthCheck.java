package io.github.apprpm.model;

import java.util.OptionalInt;

/**
 * The address that answers when the application is ready.
 *
 * @param path the path, starting with a slash
 * @param port 1 to 65535, or empty for the port of the service, wherever an administrator moves it
 * @param timeoutSeconds how long a start may take, 1 to 3600
 */
public record HealthCheck(String path, OptionalInt port, int timeoutSeconds) {
    private static final int LONGEST = 3600;
    private static final int LAST_PORT = 65535;

    /** The status that a ready application answers, for messages. */
    public static final String READY = "2xx";

    private static final int FIRST_OF_SUCCESS = 200;
    private static final int LAST_OF_SUCCESS = 299;

    public HealthCheck {
        if (!path.matches("/[A-Za-z0-9._~:/?#@!&()*+,;=-]*")) {
            throw new PackagingException(
                    "The <path> '%s' of <health> is not the path of a URL".formatted(path),
                    "Write it as in '/actuator/health/readiness', without quotes, spaces and percent signs");
        }
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

    /**
     * Whether a status that the address answers means that the application is ready: any 2xx. A redirect is not followed,
     * as it leads to another page.
     */
    public static boolean isReady(int status) {
        return status >= FIRST_OF_SUCCESS && status <= LAST_OF_SUCCESS;
    }

    /**
     * The whole address, as seen on the host itself.
     *
     * @param servicePort the port of the service, or the variable that has it
     */
    public String url(String servicePort) {
        String actualPort = port.isPresent() ? Integer.toString(port.getAsInt()) : servicePort;
        return "http://127.0.0.1:%s%s".formatted(actualPort, path);
    }
}
