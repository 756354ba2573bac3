package io.github.apprpm.verify;

import java.util.Objects;

/**
 * A level at which a package was not tried.
 *
 * @param level the level
 * @param reason why, without a final period
 * @param isChosen whether the parameters exclude this level
 */
public record Omission(Level level, String reason, boolean isChosen) {
    public Omission {
        Objects.requireNonNull(level);
        Objects.requireNonNull(reason);
    }

    /** For people: {@code host level (no <images>)}. */
    public String text() {
        return "%s level (%s)".formatted(level, reason);
    }
}
