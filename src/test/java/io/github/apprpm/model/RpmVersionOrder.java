package io.github.apprpm.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of versions in rpm-version(7): runs of letters and runs of digits one after the other, whatever separates
 * them; a tilde before the end, the end before letters, letters before digits.
 */
enum RpmVersionOrder implements Comparator<String> {
    INSTANCE;

    private static final Pattern SEGMENT = Pattern.compile("~|[A-Za-z]+|[0-9]+");

    private enum Kind {
        TILDE,
        END,
        LETTERS,
        DIGITS;

        static Kind of(String segment) {
            if (segment.isEmpty()) {
                return END;
            }
            char first = segment.charAt(0);
            return first == '~' ? TILDE : Character.isDigit(first) ? DIGITS : LETTERS;
        }
    }

    @Override
    public int compare(String one, String other) {
        List<String> a = segments(one);
        List<String> b = segments(other);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int order = compareSegments(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<String> segments(String version) {
        List<String> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(version);
        while (matcher.find()) {
            segments.add(matcher.group());
        }
        return segments;
    }

    private static int compareSegments(String a, String b) {
        Kind kind = Kind.of(a);
        int order = kind.compareTo(Kind.of(b));
        if (order != 0) {
            return Integer.signum(order);
        }
        return Integer.signum(kind == Kind.DIGITS ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b));
    }
}
