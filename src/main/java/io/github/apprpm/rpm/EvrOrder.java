package io.github.apprpm.rpm;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which rpm sorts {@code [epoch:]version[-release]}: runs of digits as numbers, runs of letters as ASCII, a
 * number after a letter; {@code ~} before everything, even the end; {@code ^} after the end, before everything else
 * (rpm-version(7)).
 */
public enum EvrOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern EVR = Pattern.compile("(?:(\\d*):)?(.*?)(?:-([^-]*))?");
    private static final Pattern SEGMENT = Pattern.compile("\\d+|[A-Za-z]+|[~^]");
    private static final int END = 2;
    private static final int LETTERS = 4;
    private static final int DIGITS = 5;

    @Override
    public int compare(String one, String other) {
        Matcher a = EVR.matcher(one);
        Matcher b = EVR.matcher(other);
        if (!a.matches() || !b.matches()) {
            return one.compareTo(other); // a line end, which the pattern does not match
        }
        int result = compareVersions(epoch(a), epoch(b));
        if (result == 0) {
            result = compareVersions(a.group(2), b.group(2));
        }
        return result == 0 ? compareReleases(a.group(3), b.group(3)) : result;
    }

    /** A version without a release sorts first. */
    private static int compareReleases(String one, String other) {
        return one == null || other == null ? Boolean.compare(one != null, other != null) : compareVersions(one, other);
    }

    private static String epoch(Matcher evr) {
        return evr.group(1) == null || evr.group(1).isEmpty() ? "0" : evr.group(1);
    }

    private static int compareVersions(String one, String other) {
        Matcher a = SEGMENT.matcher(one);
        Matcher b = SEGMENT.matcher(other);
        while (true) {
            boolean inOne = a.find();
            boolean inOther = b.find();
            if (!inOne && !inOther) {
                return 0;
            }
            String x = inOne ? a.group() : "";
            String y = inOther ? b.group() : "";
            int result = compareSegments(x, y);
            if (result != 0) {
                return result;
            }
        }
    }

    private static int compareSegments(String one, String other) {
        int rank = Integer.compare(rank(one), rank(other));
        if (rank != 0 || rank(one) < LETTERS) {
            return rank;
        }
        if (rank(one) == LETTERS) {
            return Integer.signum(one.compareTo(other));
        }
        String x = one.replaceFirst("^0+", "");
        String y = other.replaceFirst("^0+", "");
        int length = Integer.compare(x.length(), y.length());
        return length == 0 ? Integer.signum(x.compareTo(y)) : length;
    }

    /** What comes first among segments of different kinds. */
    private static int rank(String segment) {
        if (segment.isEmpty()) {
            return END;
        }
        return switch (segment.charAt(0)) {
            case '~' -> 1;
            case '^' -> END + 1;
            default -> Character.isDigit(segment.charAt(0)) ? DIGITS : LETTERS;
        };
    }
}
