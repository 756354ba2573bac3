package io.github.apprpm.verify;

/** A package does not do what it promises; the message names the cause, without a final period. */
public final class BrokenPromise extends Exception {
    private static final long serialVersionUID = 1L;

    public BrokenPromise(String cause) {
        super(cause);
    }
}
