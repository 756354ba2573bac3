package io.github.apprpm.verify;

/** What became of a promise when it was tried. */
public enum Outcome {
    KEPT,
    BROKEN,
    /** It could not be tried here. */
    SKIPPED
}
