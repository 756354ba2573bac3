package io.github.apprpm.server.http;

import io.github.apprpm.server.access.AccessControl;
import io.github.apprpm.server.access.FailureLimit;
import io.github.apprpm.server.access.Identity;
import io.github.apprpm.server.access.Right;
import java.io.IOException;
import java.util.Optional;

/** Judges requests by their first lines, before a body is read. */
public final class Gate {
    private static final String CHALLENGE = "Basic realm=\"packages\", charset=\"UTF-8\"";

    private final AccessControl access;
    private final FailureLimit limit;

    /** @param limit how often a client may come with a token that is not known */
    public Gate(AccessControl access, FailureLimit limit) {
        this.access = access;
        this.limit = limit;
    }

    /**
     * @param right what the address needs, with the repository that it names, if it names one
     * @throws RefusedException if the client may not
     */
    Identity admit(Optional<String> authorization, String client, Right right, Optional<String> repository)
            throws IOException {
        if (authorization.isPresent() && limit.isReached(client, System.nanoTime())) {
            throw new RefusedException(
                    Answer.text(429, "Too many tokens that are not known have come from this address.")
                            .with("Retry-After", Long.toString(limit.period().toSeconds())));
        }
        Optional<Identity> identity = access.identify(authorization);
        if (identity.isEmpty()) {
            limit.failed(client, System.nanoTime());
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
