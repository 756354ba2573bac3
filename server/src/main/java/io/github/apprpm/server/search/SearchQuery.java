package io.github.apprpm.server.search;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What somebody looks for; small and capital letters of ASCII are the same. */
public final class SearchQuery {
    /** More is no name of anything. */
    private static final int LONGEST = 200;

    private static final int CASE = 'a' - 'A';

    private final byte[] wanted;
    /** How far the next place is where it may begin, by the byte at its end (Horspool, 1980). */
    private final int[] shift = new int[1 << Byte.SIZE];

    private SearchQuery(byte[] wanted) {
        this.wanted = wanted;
        Arrays.fill(shift, wanted.length);
        for (int i = 0; i < wanted.length - 1; i++) {
            shift[wanted[i] & 0xFF] = wanted.length - 1 - i;
        }
    }

    /** @return nothing if there is nothing to look for */
    public static Optional<SearchQuery> of(String text) {
        String line = text.strip();
        if (line.isEmpty() || line.length() > LONGEST || line.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) folded(bytes[i]);
        }
        return Optional.of(new SearchQuery(bytes));
    }

    private static int folded(byte b) {
        return b >= 'A' && b <= 'Z' ? b + CASE : b & 0xFF;
    }

    /** @return where it first is in a part of an array, or -1 */
    int find(byte[] text, int begin, int end) {
        int last = wanted.length - 1;
        for (int at = begin; at + last < end; at += shift[folded(text[at + last])]) {
            int i = last;
            while (i >= 0 && folded(text[at + i]) == (wanted[i] & 0xFF)) {
                i--;
            }
            if (i < 0) {
                return at;
            }
        }
        return -1;
    }

    int length() {
        return wanted.length;
    }
}
