package io.github.apprpm.rpm;

/** A header that contradicts itself; {@link RpmPackage} tells the user of which file. */
final class LyingHeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param contradiction what is said that cannot be, as the end of a sentence */
    LyingHeaderException(String contradiction) {
        super(contradiction);
    }
}
