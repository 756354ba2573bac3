package io.github.apprpm.shell;

/** How a command or a test ends. */
enum Ending {
    SUCCESS,
    FAILURE,
    UNKNOWN;

    static Ending of(boolean success) {
        return success ? SUCCESS : FAILURE;
    }

    Ending negated() {
        return this == UNKNOWN ? UNKNOWN : of(this == FAILURE);
    }
}
