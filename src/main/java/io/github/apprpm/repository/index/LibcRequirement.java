package io.github.apprpm.repository.index;

import io.github.apprpm.rpm.EvrOrder;
import java.util.Optional;

/**
 * Of all versions of {@code libc.so.6} that a package needs, metadata name the highest, as {@code libc.so.6(GLIBC_2.38)}.
 *
 * @param rank how much there is of the parentheses: 0 nothing, 1 their beginning, 2 nothing in them, 3 no digit in them
 * @param version what is in them, from the first digit on
 */
record LibcRequirement(int rank, String version) implements Comparable<LibcRequirement> {
    private static final String LIBRARY = "libc.so.6";

    static boolean is(String name) {
        return name.startsWith(LIBRARY);
    }

    /** The one to keep: the first of two that are equal. */
    static Optional<IndexedDependency> higher(Optional<IndexedDependency> one, Optional<IndexedDependency> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return of(one.get().name()).compareTo(of(other.get().name())) < 0 ? other : one;
    }

    @Override
    public int compareTo(LibcRequirement other) {
        return rank != other.rank
                ? Integer.compare(rank, other.rank)
                : EvrOrder.INSTANCE.compare(version, other.version);
    }

    private static LibcRequirement of(String name) {
        int begin = name.indexOf('(') + 1;
        int end = name.indexOf(')', begin);
        if (begin == 0 || end < 0) {
            return new LibcRequirement(begin == 0 ? 0 : 1, "");
        }
        int digit = begin;
        while (digit < end && !Character.isDigit(name.charAt(digit))) {
            digit++;
        }
        return digit == end
                ? new LibcRequirement(begin == end ? 2 : 3, "")
                : new LibcRequirement(4, name.substring(digit, end));
    }
}
