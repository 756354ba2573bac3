package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the server takes connections.
 *
 * @param host an address or a name of this machine; nothing for all its addresses
 * @param port 0 for any that is free
 */
public record Listen(Optional<String> host, int port) {
    private static final Pattern TEXT = Pattern.compile("(\\*|\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9.-]+):([0-9]{1,5})");
    private static final int HIGHEST_PORT = 65535;

    public Listen {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new PackagingException(
                    "The port %d of the setting 'listen' does not exist".formatted(port),
                    "Use one from 1 to " + HIGHEST_PORT);
        }
    }

    static Listen of(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new PackagingException(
                    "The setting 'listen' is '%s', which is not an address and a port".formatted(text),
                    "Set it as in 127.0.0.1:8081, [::1]:8081, or *:8081 for all addresses");
        }
        String host = parts.group(1).replaceAll("[\\[\\]]", "");
        return new Listen(host.equals("*") ? Optional.empty() : Optional.of(host), Integer.parseInt(parts.group(2)));
    }

    Listen withPort(int other) {
        return new Listen(host, other);
    }
}
