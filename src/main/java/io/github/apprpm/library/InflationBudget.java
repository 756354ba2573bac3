package io.github.apprpm.library;

/** How many bytes the archives in one file may unpack to, so that a small file cannot keep the build busy for hours. */
final class InflationBudget {
    /** Small files may unpack to this much, however well they compress. */
    private static final long FLOOR = 64 << 20;
    /** Classes shrink to a third and text to a tenth; at worst, deflate shrinks data to a thousandth. */
    private static final int FACTOR = 30;

    /** Sizes above are not believed. */
    private static final long LARGEST_FILE = 1L << 40;

    private final long limit;
    private long left;

    /** @param fileBytes the size of the file as its header has it */
    InflationBudget(long fileBytes) {
        limit = FLOOR + FACTOR * Math.min(fileBytes, LARGEST_FILE);
        left = limit;
    }

    void spend(int bytes) throws BrokenArchive {
        left -= bytes;
        if (left < 0) {
            throw new BrokenArchive(
                    "unpacks to more than %d MB, which is more than any application needs".formatted(limit >> 20));
        }
    }
}
