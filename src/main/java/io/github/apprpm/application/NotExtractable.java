package io.github.apprpm.application;

/** Why an executable jar stays as it was built; the message continues its name. */
final class NotExtractable extends Exception {
    NotExtractable(String reason) {
        super(reason);
    }
}
