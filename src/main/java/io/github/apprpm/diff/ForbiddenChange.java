package io.github.apprpm.diff;

import java.util.List;

/**
 * A difference that a policy does not allow.
 *
 * @param word the word of {@code <failOn>} that forbids it
 * @param what the differences, for people
 */
public record ForbiddenChange(String word, List<String> what) {
    public ForbiddenChange {
        what = List.copyOf(what);
    }

    /** As in {@code library-removed (com.acme:shop 1.0)}. */
    @Override
    public String toString() {
        return "%s (%s)".formatted(word, String.join(", ", what));
    }
}
