package io.github.apprpm.check;

import java.util.Objects;
import java.util.Optional;

/**
 * What a rule has found in a package.
 *
 * @param rule the rule that found it, and that explains it
 * @param severity how much it matters here
 * @param problem what is wrong, without a final period
 * @param remedy what to do about it, without a final period
 * @param path the file in the package that the finding is about, or the coordinates of one that is not in it, if any
 * @param waivedBecause the reason of the waiver, if the finding was waived
 */
public record Finding(
        Rule rule,
        Severity severity,
        String problem,
        String remedy,
        Optional<String> path,
        Optional<String> waivedBecause) {
    public Finding {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(severity);
    }

    /** Whether the finding counts, as it was not waived. */
    public boolean isOpen() {
        return waivedBecause.isEmpty();
    }

    Finding waived(String reason) {
        return new Finding(rule, severity, problem, remedy, path, Optional.of(reason));
    }

    /** The same with a remedy for this case. */
    Finding advising(String other) {
        return new Finding(rule, severity, problem, other, path, waivedBecause);
    }

    Finding with(Severity other) {
        return new Finding(rule, other, problem, remedy, path, waivedBecause);
    }
}
