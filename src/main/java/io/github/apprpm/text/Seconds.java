package io.github.apprpm.text;

import java.time.Duration;
import java.util.Locale;

/** Values in the words of messages. */
public final class Seconds {
    private static final double MILLIS_PER_SECOND = 1000;

    private Seconds() {}

    /** Such as {@code 17 ms}, {@code 2 s} or {@code 20.4 s}. */
    public static String seconds(Duration time) {
        if (time.toMillis() < MILLIS_PER_SECOND) {
            return time.toMillis() + " ms";
        }
        return time.toMillis() % MILLIS_PER_SECOND == 0
                ? time.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS_PER_SECOND);
    }
}
