package io.github.apprpm.verify;

import java.time.Duration;
import java.util.Locale;

/** Values in the words of messages. */
final class Spoken {
    private static final double MILLIS_PER_SECOND = 1000;

    private Spoken() {}

    /** Such as {@code 17 ms}, {@code 2 s} or {@code 20.4 s}. */
    static String seconds(Duration time) {
        if (time.toMillis() < MILLIS_PER_SECOND) {
            return time.toMillis() + " ms";
        }
        return time.toMillis() % MILLIS_PER_SECOND == 0
                ? time.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / MILLIS_PER_SECOND);
    }
}
