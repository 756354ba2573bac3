package io.github.apprpm.server.upload;

import io.github.apprpm.text.Bytes;

/** An upload has more bytes than a package may have. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(long largest) {
        super("A package may have %s. Raise largestPackage in the configuration file if it should come in."
                .formatted(Bytes.of(largest)));
    }
}
