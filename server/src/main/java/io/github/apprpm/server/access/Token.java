package io.github.apprpm.server.access;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What the server keeps of a token: not the secret, which is random and long enough that its digest tells nothing.
 *
 * @param name tells tokens apart in logs and lists
 * @param digest the SHA-256 of the secret, in hexadecimal
 */
public record Token(String name, String digest, Grant grant, Instant created) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
    /** Tools that look for secrets in texts know them by their beginning. */
    private static final String BEGINNING = "apprpm_";

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public Token {
        if (!NAME.matcher(name).matches() || name.equals("anonymous")) {
            throw new PackagingException(
                    "The name '%s' of the token has other characters than letters, digits and . _ @ -".formatted(name),
                    "Name it for who has it, such as ci");
        }
    }

    /** A new secret. */
    public static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static String digest(String secret) {
        return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
    }
}
