package io.github.apprpm.server.http;

import java.io.IOException;

/** The client has left, was too slow, or did not send what it said. */
public final class BrokenUploadException extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenUploadException(String message, Throwable cause) {
        super(message, cause);
    }
}
