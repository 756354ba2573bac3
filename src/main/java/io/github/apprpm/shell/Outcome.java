package io.github.apprpm.shell;

/** How a command or a test ends. */
enum Outcome {
    SUCCESS,
    FAILURE,
    UNKNOWN;

    static Outcome of(boolean success) {
        return success ? SUCCESS : FAILURE;
    }

    Outcome negated() {
        return this == UNKNOWN ? UNKNOWN : of(this == FAILURE);
    }
}
