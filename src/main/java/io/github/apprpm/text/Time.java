package io.github.apprpm.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of a header, in UTC. */
public final class Time {
    private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = formatter("yyyy-MM-dd HH:mm 'UTC'");
    /** The end of the year 9999; a header may say anything. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private Time() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    public static String day(long seconds) {
        return format(DAY, seconds);
    }

    public static String minute(long seconds) {
        return format(MINUTE, seconds);
    }

    private static String format(DateTimeFormatter formatter, long seconds) {
        return seconds >= 0 && seconds <= LAST_SECOND
                ? formatter.format(Instant.ofEpochSecond(seconds))
                : "second " + Long.toUnsignedString(seconds);
    }
}
