package io.github.apprpm.verify;

import io.github.apprpm.model.Sentence;
import io.github.apprpm.text.TerminalCodes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The result of one promise in one place.
 *
 * @param id the promise's short name; {@code request} or {@code check} for the project's own checks
 * @param name the promise's sentence, or the name of the project's own check
 * @param outcome whether it is kept
 * @param words why it is broken or could not be tried, without a final period; empty if it is kept
 * @param time how long it took to try
 * @param evidence the last lines of the log if it is broken, else none; without colours, as {@code words}
 */
public record CaseResult(String id, String name, Outcome outcome, String words, Duration time, List<String> evidence) {
    public CaseResult {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(words);
        Objects.requireNonNull(time);
        words = Sentence.clause(TerminalCodes.without(words));
        evidence = evidence.stream().map(TerminalCodes::without).toList();
    }
}
