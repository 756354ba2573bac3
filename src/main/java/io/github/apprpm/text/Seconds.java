package io.github.apprpm.text;

import java.time.Duration;
import java.util.Locale;

/** Spans of time, as messages and pages write them. */
public final class Seconds {
    private static final double MILLIS_PER_SECOND = 1000;

    private Seconds() {}

    /** Such as {@code 17 ms}, {@code 2 s} or {@code 20.4 s}. */
    public static String of(Duration time) {
        return ofMillis(time.toMillis());
    }

    /** The same for milliseconds. */
    public static String ofMillis(long millis) {
        if (millis % MILLIS_PER_SECOND == 0) {
            return millis / (long) MILLIS_PER_SECOND + " s";
        }
        return millis < MILLIS_PER_SECOND
                ? millis + " ms"
                : String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }
}
