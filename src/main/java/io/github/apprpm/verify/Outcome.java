package io.github.apprpm.verify;

/** The result of trying a promise. */
public enum Outcome {
    KEPT,
    BROKEN,
    /** It could not be tried here. */
    SKIPPED
}
