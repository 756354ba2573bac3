package io.github.apprpm.inspect;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as rpm prints them in UTC without a language. */
enum RpmDate {
    /** {@code %c} of strftime(3). */
    TIME("EEE MMM ppd HH:mm:ss yyyy"),
    /** {@code %b %e %H:%M}. */
    RECENT("MMM ppd HH:mm"),
    /** {@code %b %e  %Y}. */
    OLD("MMM ppd  yyyy");

    /** A header has 32 bits for a time. */
    private static final long LAST = 0xFFFF_FFFFL;

    private final DateTimeFormatter formatter;

    RpmDate(String pattern) {
        this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** @param seconds since 1970; what no header can hold stays a number */
    String of(long seconds) {
        return isTime(seconds) ? formatter.format(Instant.ofEpochSecond(seconds)) : Long.toUnsignedString(seconds);
    }

    static boolean isTime(long seconds) {
        return seconds >= 0 && seconds <= LAST;
    }
}
