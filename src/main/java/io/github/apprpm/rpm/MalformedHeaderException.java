package io.github.apprpm.rpm;

/** A header that contradicts itself; {@link RpmPackage} tells the user of which file. */
final class MalformedHeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param contradiction what is said that cannot be, as the end of a sentence */
    MalformedHeaderException(String contradiction) {
        super(contradiction);
    }
}
