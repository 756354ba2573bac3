package io.github.apprpm.rpm;

/** A header that contradicts itself; {@link RpmPackage} adds the name of the file. */
final class MalformedHeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param contradiction the contradiction, as the end of a sentence */
    MalformedHeaderException(String contradiction) {
        super(contradiction);
    }
}
