package io.github.apprpm.http;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * A request.
 *
 * @param headers besides those of the access
 * @param repeatable whether a second time does no harm, so that it is sent again when its reply was lost
 * @param observer gets the number of bytes sent so far; it begins again with each attempt
 */
public record HttpCall(
        String method, URI uri, Map<String, String> headers, HttpBody body, boolean repeatable, LongConsumer observer) {
    private static final LongConsumer NOBODY = sent -> {};

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    public static HttpCall get(URI uri) {
        return of("GET", uri, HttpBody.EMPTY);
    }

    public static HttpCall head(URI uri) {
        return of("HEAD", uri, HttpBody.EMPTY);
    }

    public static HttpCall delete(URI uri) {
        return of("DELETE", uri, HttpBody.EMPTY);
    }

    /** A file that replaces what is there: twice is as once. */
    public static HttpCall put(URI uri, HttpBody body) {
        return of("PUT", uri, body);
    }

    /** Twice is not as once. */
    public static HttpCall post(URI uri, HttpBody body) {
        return of("POST", uri, body).once();
    }

    /** Any other method, such as {@code MKCOL}. */
    public static HttpCall of(String method, URI uri, HttpBody body) {
        return new HttpCall(method, uri, Map.of(), body, true, NOBODY);
    }

    /** The same, not sent again when its reply was lost: the caller looks what became of it. */
    public HttpCall once() {
        return new HttpCall(method, uri, headers, body, false, observer);
    }

    public HttpCall with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new HttpCall(method, uri, more, body, repeatable, observer);
    }

    public HttpCall observedBy(LongConsumer other) {
        return new HttpCall(method, uri, headers, body, repeatable, other);
    }

    /** The same request to where the server has sent it. */
    HttpCall to(URI other) {
        return new HttpCall(method, other, headers, body, repeatable, observer);
    }

    /** Asks for what another request made. */
    HttpCall asGet(URI other) {
        return new HttpCall("GET", other, headers, HttpBody.EMPTY, true, NOBODY);
    }

    boolean hasBody() {
        return !body.pieces().isEmpty() || method.equals("PUT") || method.equals("POST");
    }

    /** Without the query, which may have a secret. */
    @Override
    public String toString() {
        return method + " " + HttpPlace.shown(uri);
    }
}
