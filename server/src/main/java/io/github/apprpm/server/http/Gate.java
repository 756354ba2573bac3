package io.github.apprpm.server.http;

import io.github.apprpm.server.access.AccessControl;
import io.github.apprpm.server.access.ClientLimit;
import io.github.apprpm.server.access.Identity;
import io.github.apprpm.server.access.Right;
import java.io.IOException;
import java.util.Optional;

/** Judges requests by their first lines, before a body is read. */
public final class Gate {
    private static final String CHALLENGE = "Basic realm=\"packages\", charset=\"UTF-8\"";

    private final AccessControl access;
    private final ClientLimit unknownTokens;
    private final Optional<ClientLimit> requests;

    /**
     * @param unknownTokens how often a client may come with a token that is not known: who tries them has to wait
     * @param requests how often it may come at all
     */
    public Gate(AccessControl access, ClientLimit unknownTokens, Optional<ClientLimit> requests) {
        this.access = access;
        this.unknownTokens = unknownTokens;
        this.requests = requests;
    }

    /**
     * @param right what the address needs, with the repository that it names, if it names one
     * @throws RefusedException if the client may not
     */
    Identity admit(Optional<String> authorization, String client, Right right, Optional<String> repository)
            throws IOException {
        long now = System.nanoTime();
        if (requests.isPresent()) {
            requireBelow(requests.get(), client, now, "Too many requests have come from this address.");
            requests.get().count(client, now);
        }
        if (authorization.isPresent()) {
            requireBelow(unknownTokens, client, now, "Too many tokens that are not known have come from this address.");
        }
        Optional<Identity> identity = access.identify(authorization);
        if (identity.isEmpty()) {
            unknownTokens.count(client, now);
            throw new RefusedException(unauthorized("The token is not known."));
        }
        boolean mayPass = repository.isPresent()
                ? identity.get().may(right, repository.get())
                : identity.get().may(right);
        if (!mayPass) {
            throw refusal(identity.get(), right);
        }
        return identity.get();
    }

    private static void requireBelow(ClientLimit limit, String client, long now, String why) {
        if (limit.isReached(client, now)) {
            throw new RefusedException(Answer.text(429, why)
                    .with("Retry-After", Long.toString(limit.period().toSeconds())));
        }
    }

    static RefusedException refusal(Identity identity, Right right) {
        return new RefusedException(
                identity.isAnonymous()
                        ? unauthorized("This needs a token that may %s.".formatted(right.word()))
                        : Answer.text(403, "The token may not %s here.".formatted(right.word())));
    }

    private static Answer unauthorized(String why) {
        return Answer.text(401, why).with("WWW-Authenticate", CHALLENGE);
    }
}
