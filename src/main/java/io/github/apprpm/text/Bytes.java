package io.github.apprpm.text;

import java.util.Locale;

/** Amounts of bytes, as messages and pages write them. */
public final class Bytes {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
    private static final double STEP = 1000;
    /** What one decimal rounds to the next unit. */
    private static final double ALMOST = 999.95;

    private static final int PERCENT = 100;
    private static final double LEAST_SHARE = 0.1;

    private Bytes() {}

    /** Such as {@code 17 bytes} or {@code 1.2 MB}. */
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

    /** Such as {@code 1.2 kB -> 1.4 kB}, or {@code 1.2 MB, +3 bytes} where both amounts would look the same. */
    public static String both(long before, long after) {
        return of(before).equals(of(after))
                ? "%s, %s".formatted(of(after), change(after - before))
                : fromTo(before, after);
    }

    /** Such as {@code 1.2 kB -> 1.4 kB}, or {@code 1.2 kB} for both. */
    public static String fromTo(long before, long after) {
        return of(before).equals(of(after)) ? of(after) : "%s -> %s".formatted(of(before), of(after));
    }

    /** With a plus sign before an increase. */
    public static String change(long bytes) {
        return bytes > 0 ? "+" + of(bytes) : of(bytes);
    }

    /** A part of a whole in percent, such as {@code 4.8 %}. */
    public static String share(long part, long whole) {
        if (whole == 0 || part == 0) {
            return "0 %";
        }
        double percent = (double) part * PERCENT / whole;
        return percent < LEAST_SHARE ? "under 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }
}
