package io.github.apprpm.verify;

/** A package breaks a promise; the message is the cause, without a final period. */
public final class BrokenPromise extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenPromise(String cause) {
        super(cause);
    }
}
