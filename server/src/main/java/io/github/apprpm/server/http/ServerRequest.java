package io.github.apprpm.server.http;

import io.github.apprpm.server.access.Identity;
import io.github.apprpm.server.access.Right;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request, as the routes have understood it.
 *
 * @param identity who asks; the right that the route needs is there
 * @param path decoded, without its query
 * @param variables what stands in the path where the route has {@code {name}}
 * @param query the first value of each parameter
 * @param headers by lower-case name, the first value of each; nobody gets the token
 * @param client the address that the request comes from
 * @param origin scheme, host and port as the client wrote them, such as {@code https://rpm.example.com}
 * @param body opens the content; only then does a client that asked for leave send it
 */
public record ServerRequest(
        Identity identity,
        String method,
        String path,
        Map<String, String> variables,
        Map<String, String> query,
        Map<String, String> headers,
        String client,
        String origin,
        Supplier<InputStream> body) {
    /** What stands where the route has this variable. */
    public String variable(String name) {
        return Optional.ofNullable(variables.get(name)).orElseThrow();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /**
     * For a repository that the path does not name.
     *
     * @throws RefusedException if whoever asks may not
     */
    public void require(Right right, String repository) {
        if (!identity.may(right, repository)) {
            throw Gate.refusal(identity, right);
        }
    }
}
