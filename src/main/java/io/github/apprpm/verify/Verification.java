package io.github.apprpm.verify;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The results of a package in all places.
 *
 * @param name the package's name
 * @param nevra its full name, as {@code shop-1.0.0-1.noarch}
 * @param baseline the full name of the package that it was upgraded from, if it was
 * @param trials each place where it was tried
 * @param omissions the levels at which it was not tried
 */
public record Verification(
        String name, String nevra, Optional<String> baseline, List<TrialResult> trials, List<Omission> omissions) {
    public Verification {
        Objects.requireNonNull(name);
        Objects.requireNonNull(nevra);
        Objects.requireNonNull(baseline);
        trials = List.copyOf(trials);
        omissions = List.copyOf(omissions);
    }

    public boolean isKept() {
        return trials.stream().allMatch(trial -> trial.broken().isEmpty());
    }
}
