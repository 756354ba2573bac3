package io.github.apprpm.model;

/**
 * The address at which the application says that it is ready.
 *
 * @param path the path, starting with a slash
 * @param port 1 to 65535
 * @param timeoutSeconds how long a start may take, 1 to 3600
 */
public record HealthCheck(String path, int port, int timeoutSeconds) {
    private static final int LONGEST = 3600;

    public HealthCheck {
        if (!path.matches("/[A-Za-z0-9._~:/?#@!&'()*+,;=-]*")) {
            throw new PackagingException(
                    "The <path> '%s' of <health> is no path of a URL".formatted(path),
                    "Write it as in '/actuator/health/readiness', with special characters in percent notation left out");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > LONGEST) {
            throw new PackagingException(
                    "The <timeout> '%d' of <health> is out of range".formatted(timeoutSeconds),
                    "Set it to 1 to %d seconds".formatted(LONGEST));
        }
    }

    /** The whole address, as seen on the host itself. */
    public String url() {
        return "http://127.0.0.1:%d%s".formatted(port, path);
    }
}
