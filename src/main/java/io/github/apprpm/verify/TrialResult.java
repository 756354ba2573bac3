package io.github.apprpm.verify;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The results of a package in one place.
 *
 * @param place where, such as {@code Java 17.0.15} or the name of an image
 * @param level whether that was a process or a host
 * @param cases each promise that was tried, in order
 * @param notes notes for readers, such as limits that this place cannot enforce
 * @param timeline the requests during the upgrade, if there was one
 * @param time how long it took in all
 */
public record TrialResult(
        String place,
        Level level,
        List<CaseResult> cases,
        List<String> notes,
        Optional<Timeline> timeline,
        Duration time) {
    public TrialResult {
        Objects.requireNonNull(place);
        Objects.requireNonNull(level);
        Objects.requireNonNull(timeline);
        Objects.requireNonNull(time);
        cases = List.copyOf(cases);
        notes = List.copyOf(notes);
    }

    public List<CaseResult> broken() {
        return cases.stream()
                .filter(result -> result.outcome() == Outcome.BROKEN)
                .toList();
    }
}
