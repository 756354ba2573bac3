package io.github.apprpm.http;

import io.github.apprpm.text.Printable;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The answer of a server.
 *
 * @param body its first {@value #LONGEST_BODY} bytes; nothing if it went to a file
 */
public record HttpReply(int status, HttpHeaders headers, byte[] body) {
    /** The longest body that is kept in memory, in bytes: lists of a server's interface come in pages. */
    static final int LONGEST_BODY = 8 << 20;

    private static final int LONGEST_EXCERPT = 300;
    private static final int HUNDRED = 100;

    /** Whether the server did what was asked. */
    public boolean isSuccess() {
        return status / HUNDRED == 2;
    }

    public boolean isMissing() {
        return status == 404 || status == 410;
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The beginning of what the server says, in one line without markup; may have secrets of the request. */
    String excerpt() {
        String words = Printable.line(text().replaceAll("(?s)<(style|script|title)\\b.*?</\\1>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip());
        return words.length() <= LONGEST_EXCERPT ? words : words.substring(0, LONGEST_EXCERPT) + "...";
    }
}
