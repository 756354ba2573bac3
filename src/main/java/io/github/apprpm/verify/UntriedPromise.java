package io.github.apprpm.verify;

/** While a promise is tried it turns out that it cannot be; the message says why, without a final period. */
public final class UntriedPromise extends Exception {
    private static final long serialVersionUID = 1L;

    public UntriedPromise(String reason) {
        super(reason);
    }
}
