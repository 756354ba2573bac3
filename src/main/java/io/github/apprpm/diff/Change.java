package io.github.apprpm.diff;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that only one of two packages has, or that both have differently.
 *
 * @param before what the older package has
 * @param after what the newer package has
 */
public record Change<T>(Optional<T> before, Optional<T> after) {
    /** What happened to it. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public Change {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("A change needs a value before or after");
        }
    }

    static <T> Change<T> added(T after) {
        return new Change<>(Optional.empty(), Optional.of(after));
    }

    static <T> Change<T> removed(T before) {
        return new Change<>(Optional.of(before), Optional.empty());
    }

    static <T> Change<T> changed(T before, T after) {
        return new Change<>(Optional.of(before), Optional.of(after));
    }

    public Kind kind() {
        return before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }

    /** The newer value, or the removed one. */
    public T last() {
        return after.or(() -> before).orElseThrow();
    }

    <R> Change<R> map(Function<T, R> part) {
        return new Change<>(before.map(part), after.map(part));
    }
}
