package io.github.apprpm.http;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a server gets to let a request in: with the first request, since a package would have to be sent twice otherwise.
 *
 * @param origin what messages call it, such as {@code the <server> 'releases' of the settings}
 * @param login for Basic authentication
 * @param headers such as {@code Authorization: Bearer …} or {@code X-JFrog-Art-Api}; their names are not case-sensitive
 */
public record HttpAccess(String origin, Optional<Login> login, Map<String, String> headers) {
    /** Nothing: the server lets everybody in. */
    public static final HttpAccess ANONYMOUS = new HttpAccess("no credentials", Optional.empty(), Map.of());

    private static final String AUTHORIZATION = "Authorization";
    private static final int SHORTEST_SECRET = 4;
    private static final String HIDDEN = "***";

    public HttpAccess {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }

    @Override
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    public boolean isAnonymous() {
        return login.isEmpty() && headers.isEmpty();
    }

    /** With one more header. */
    public HttpAccess with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpAccess(origin, login, more);
    }

    /** All headers of a request; a header that the user sets is preferred to the one of the login. */
    Map<String, String> sent() {
        Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        login.ifPresent(basic -> sent.put(AUTHORIZATION, basic.header()));
        sent.putAll(headers);
        return sent;
    }

    /** The same text without secrets, for what a server answers: some repeat the request. */
    public String withoutSecrets(String text) {
        String hidden = text;
        for (String secret : secrets()) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }

    private List<String> secrets() {
        return Stream.concat(login.map(Login::password).stream(), sent().values().stream())
                .flatMap(value -> Stream.of(value, value.substring(value.indexOf(' ') + 1)))
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return origin;
    }
}
