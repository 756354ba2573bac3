package io.github.apprpm.http;

import io.github.apprpm.model.PackagingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/**
 * A user and the password, as HTTP's Basic authentication takes them (RFC 7617).
 *
 * @param user may not have a colon
 */
public record Login(String user, String password) {
    public Login {
        Objects.requireNonNull(password);
        if (user.contains(":")) {
            throw new PackagingException(
                    "The user '%s' has a colon, which Basic authentication cannot send".formatted(user),
                    "Correct <username> in the settings, or send a token with <httpHeaders>");
        }
    }

    /** The value of the header {@code Authorization}. */
    String header() {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user;
    }
}
