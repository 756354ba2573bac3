package io.github.apprpm.server.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Finds out who asks, by a token in the header {@code Authorization}. */
public final class AccessControl {
    private static final String BEARER = "bearer ";
    private static final String TOKEN = "token ";
    private static final String BASIC = "basic ";

    private final TokenFile tokens;
    private final Grant everybody;

    /** @param everybody what may be done without a token */
    public AccessControl(TokenFile tokens, Grant everybody) {
        this.tokens = tokens;
        this.everybody = everybody;
    }

    /**
     * @param authorization the value of the header, if there is one
     * @return nothing if it has no token that is known
     */
    public Optional<Identity> identify(Optional<String> authorization) throws IOException {
        if (authorization.isEmpty()) {
            return Optional.of(new Identity("anonymous", true, Grant.NOTHING, everybody));
        }
        Optional<String> secret = secret(authorization.get());
        if (secret.isEmpty()) {
            return Optional.empty();
        }
        byte[] digest = Token.digest(secret.get()).getBytes(StandardCharsets.US_ASCII);
        Optional<Identity> known = Optional.empty();
        for (Token token : tokens.tokens()) { // all of them, so that the time tells nothing
            if (MessageDigest.isEqual(digest, token.digest().getBytes(StandardCharsets.US_ASCII))) {
                known = Optional.of(new Identity(token.name(), false, token.grant(), everybody));
            }
        }
        return known;
    }

    /** As Bearer, as Gitea's {@code token}, or as the password of Basic, with any name. */
    private static Optional<String> secret(String authorization) {
        String scheme = authorization.toLowerCase(Locale.ROOT);
        if (scheme.startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        } else if (scheme.startsWith(TOKEN)) {
            return Optional.of(authorization.substring(TOKEN.length()).strip());
        } else if (scheme.startsWith(BASIC)) {
            return password(authorization.substring(BASIC.length()).strip());
        }
        return Optional.empty();
    }

    private static Optional<String> password(String encoded) {
        try {
            String both = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(both.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
