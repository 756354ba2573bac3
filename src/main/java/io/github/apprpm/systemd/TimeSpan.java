package io.github.apprpm.systemd;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time span as systemd.time(7) writes it, such as {@code 2min 30s} or {@code 90}. */
public final class TimeSpan {
    /** The default of systemd-system.conf(5) for DefaultTimeoutStartSec= and DefaultTimeoutStopSec=. */
    private static final int DEFAULT = 90;

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?)\\s*([a-z]*)");

    private TimeSpan() {}

    /** Whole seconds, rounded up; 90 for an empty text, and an hour for {@code infinity} or an invalid text. */
    public static int seconds(String text) {
        if (text.isBlank()) {
            return DEFAULT;
        }
        double sum = 0;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum += Double.parseDouble(part.group(1)) * unit(part.group(2));
        }
        return sum > 0 ? (int) Math.ceil(sum) : HOUR;
    }

    private static double unit(String name) {
        return switch (name) {
            case "us", "usec" -> 1e-6;
            case "ms", "msec" -> 1e-3;
            case "m", "min", "minute", "minutes" -> MINUTE;
            case "h", "hr", "hour", "hours" -> HOUR;
            case "d", "day", "days" -> DAY;
            case "w", "week", "weeks" -> 7 * DAY;
            default -> 1;
        };
    }
}
