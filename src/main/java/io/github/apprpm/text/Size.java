package io.github.apprpm.text;

import java.util.Locale;

/** Bytes and their shares, in the words of people. */
public final class Size {
    private static final int KILO = 1000;
    private static final int MEGA = 1_000_000;
    private static final int GIGA = 1_000_000_000;
    private static final int PERCENT = 100;

    private Size() {}

    public static String of(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        if (bytes < MEGA) {
            return decimal(bytes, KILO) + " kB";
        }
        return bytes < GIGA ? decimal(bytes, MEGA) + " MB" : decimal(bytes, GIGA) + " GB";
    }

    /** With three digits, as {@code 1.2} and {@code 120}. */
    private static String decimal(long bytes, int unit) {
        double value = (double) bytes / unit;
        return String.format(Locale.ROOT, value < PERCENT ? "%.1f" : "%.0f", value);
    }

    /** With a sign. */
    public static String change(long bytes) {
        return (bytes < 0 ? "\u2212" : "+") + of(Math.abs(bytes));
    }

    public static String share(long part, long whole) {
        if (whole == 0 || part == 0) {
            return "0 %";
        }
        double percent = (double) part * PERCENT / whole;
        return percent < 0.1 ? "under 0.1 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    public static String count(long count, String singular, String plural) {
        return count == 1 ? "1 " + singular : count + " " + plural;
    }
}
