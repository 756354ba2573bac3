package io.github.apprpm.library;

/** How many bytes the archives in one file may unpack to, so that a small file cannot keep us busy for hours. */
final class InflationBudget {
    /** Small files that compress well are no threat. */
    private static final long FLOOR = 64 << 20;
    /** Classes shrink to a third, text to a tenth; what deflate can do is a thousandth. */
    private static final int FACTOR = 30;

    /** More than a header can make us believe. */
    private static final long LARGEST_FILE = 1L << 40;

    private final long limit;
    private long left;

    /** The budget of a file that should have so many bytes. */
    InflationBudget(long fileBytes) {
        limit = FLOOR + FACTOR * Math.min(fileBytes, LARGEST_FILE);
        left = limit;
    }

    void spend(int bytes) throws BrokenArchive {
        left -= bytes;
        if (left < 0) {
            throw new BrokenArchive(
                    "unpacks to more than %d MB, which is more than any application does".formatted(limit >> 20));
        }
    }
}
