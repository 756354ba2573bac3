package io.github.apprpm.server.http;

import java.io.IOException;

/** Answers requests of a route. */
@FunctionalInterface
public interface Endpoint {
    /** @throws io.github.apprpm.model.PackagingException if the request is not right: the client gets 422 and the message */
    Answer answer(ServerRequest request) throws IOException;
}
