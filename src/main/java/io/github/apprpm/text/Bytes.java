package io.github.apprpm.text;

import java.util.Locale;

/** Amounts of bytes, for people. */
public final class Bytes {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
    private static final double STEP = 1000;
    private static final double ALMOST = 999.95;

    private Bytes() {}

    public static String of(long bytes) {
        if (Math.abs(bytes) < STEP) {
            return bytes + (Math.abs(bytes) == 1 ? " byte" : " bytes");
        }
        double amount = bytes;
        int unit = 0;
        while (Math.abs(amount) >= (unit == 0 ? STEP : ALMOST) && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /** As in {@code 1.2 kB -> 1.4 kB}, or {@code 1.2 MB, +3 bytes} where these would look the same. */
    public static String both(long before, long after) {
        return of(before).equals(of(after))
                ? "%s, %s".formatted(of(after), change(after - before))
                : fromTo(before, after);
    }

    /** As in {@code 1.2 kB -> 1.4 kB}, or {@code 1.2 kB} for both. */
    public static String fromTo(long before, long after) {
        return of(before).equals(of(after)) ? of(after) : "%s -> %s".formatted(of(before), of(after));
    }

    /** With a plus sign before what is more. */
    public static String change(long bytes) {
        return bytes > 0 ? "+" + of(bytes) : of(bytes);
    }
}
