package io.github.apprpm.server.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as headers have them (RFC 9110, 5.6.7). */
public final class HttpDate {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

    private HttpDate() {}

    /** The value of {@code Last-Modified}. */
    public static String of(Instant time) {
        return FORM.format(time.atOffset(ZoneOffset.UTC));
    }
}
