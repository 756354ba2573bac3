package io.github.apprpm.systemd;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time span as systemd.time(7) writes it, such as {@code 2min 30s} or {@code 90}. */
public final class TimeSpan {
    /** What systemd uses where a unit sets none, DefaultTimeoutStartSec= and DefaultTimeoutStopSec=. */
    private static final int DEFAULT = 90;

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final Pattern PART = Pattern.compile("(\\d+)\\s*([a-z]*)");

    private TimeSpan() {}

    /** Whole seconds, rounded up; 90 for nothing, and an hour for infinity or what is not understood. */
    public static int seconds(String text) {
        if (text.isBlank()) {
            return DEFAULT;
        }
        double sum = 0;
        Matcher part = PART.matcher(text);
        boolean isUnderstood = false;
        while (part.find()) {
            sum += Integer.parseInt(part.group(1)) * unit(part.group(2));
            isUnderstood = true;
        }
        return isUnderstood && sum > 0 ? (int) Math.ceil(sum) : HOUR;
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms", "msec" -> 0.001;
            case "m", "min", "minute", "minutes" -> MINUTE;
            case "h", "hr", "hour", "hours" -> HOUR;
            default -> 1;
        };
    }
}
