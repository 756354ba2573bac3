package io.github.apprpm.http;

import io.github.apprpm.text.Bytes;
import java.io.IOException;

/** A server sends more than it may. */
final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1L;

    TooMuchException(long most) {
        super("the answer has more than " + Bytes.of(most));
    }
}
