package io.github.apprpm.verify;

/** A promise cannot be tried here; the message is the reason, without a final period. */
public final class UntriedPromise extends Exception {
    private static final long serialVersionUID = 1L;

    public UntriedPromise(String reason) {
        super(reason);
    }
}
