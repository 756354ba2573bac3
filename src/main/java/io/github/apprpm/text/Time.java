package io.github.apprpm.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The forms of a point in time, all in UTC and English. */
public enum Time {
    /** Such as {@code 2026-11-20}. */
    DAY("yyyy-MM-dd"),
    /** Such as {@code 2026-11-20 10:00 UTC}. */
    MINUTE("yyyy-MM-dd HH:mm 'UTC'"),
    /** As {@code rpm -qi} prints it: {@code %c} of strftime(3). */
    SECOND("EEE MMM ppd HH:mm:ss yyyy"),
    /** As {@code ls -l} prints a recent one: {@code %b %e %H:%M}. */
    RECENT("MMM ppd HH:mm"),
    /** As {@code ls -l} prints an old one: {@code %b %e  %Y}. */
    OLD("MMM ppd  yyyy");

    /** A header has 32 bits for a time. */
    private static final long LAST = 0xFFFF_FFFFL;

    private final DateTimeFormatter formatter;

    Time(String pattern) {
        this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** @param seconds since 1970; a number that no header can hold stays a number */
    public String of(long seconds) {
        return isTime(seconds) ? of(Instant.ofEpochSecond(seconds)) : Long.toUnsignedString(seconds);
    }

    public String of(Instant time) {
        return formatter.format(time);
    }

    /** Whether a number of seconds is a time that a header can hold. */
    public static boolean isTime(long seconds) {
        return seconds >= 0 && seconds <= LAST;
    }
}
