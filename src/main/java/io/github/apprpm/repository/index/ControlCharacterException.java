package io.github.apprpm.repository.index;

/** A text has a character that XML cannot hold; the message is the text, printable. */
final class ControlCharacterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ControlCharacterException(String text) {
        super(text);
    }
}
