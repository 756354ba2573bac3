package io.github.apprpm.server.pages;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.RefusedException;
import io.github.apprpm.server.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a form that was sent from a page of this server, or by a client that is no browser. */
record FormBody(Map<String, String> fields) {
    private static final int LONGEST = 1 << 16;
    private static final String TYPE = "application/x-www-form-urlencoded";

    /**
     * @throws RefusedException if a page of another site has made the browser send it: browsers add what they know of the
     *     administrator to such requests, too
     */
    static FormBody read(ServerRequest request) throws IOException {
        if (!isOurs(request)) {
            throw new RefusedException(Answer.text(403, "A page of another site has sent this form."));
        }
        if (!request.header("content-type").orElse("").startsWith(TYPE)) {
            throw new RefusedException(Answer.text(415, "Send the fields as " + TYPE + "."));
        }
        byte[] bytes;
        try (InputStream in = request.body().get()) {
            bytes = in.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            throw new RefusedException(Answer.text(413, "The form is too long."));
        }
        return new FormBody(parse(new String(bytes, StandardCharsets.US_ASCII)));
    }

    /** Browsers that know Sec-Fetch-Site send it over TLS; all send Origin with a form. */
    private static boolean isOurs(ServerRequest request) {
        Optional<String> site = request.header("sec-fetch-site");
        if (site.isPresent()) {
            return site.get().equals("same-origin") || site.get().equals("none");
        }
        Optional<String> origin = request.header("origin");
        return origin.isEmpty() || authority(origin.get()).equals(authority(request.origin()));
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return Optional.of("\0");
        }
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new PackagingException("The form has a field that is not encoded", "Send it as a browser does", e);
        }
    }

    /** Nothing is the empty text. */
    String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }
}
