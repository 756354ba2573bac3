package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

/** What came of a trial. */
public record TrialSeen(TrialResult result) {
    /** Each case as {@code stops kept}. */
    public List<String> cases() {
        return result.cases().stream()
                .map(each -> each.id() + " " + each.outcome().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> brokenIds() {
        return result.broken().stream().map(CaseResult::id).toList();
    }

    public TrialSeen isKept() {
        assertEquals(List.of(), result.broken());
        return this;
    }

    /** The one promise that is broken, and words of which the cause consists. */
    public CaseResult broke(Promise promise, String... words) {
        return broke(promise.id(), words);
    }

    public CaseResult broke(String id, String... words) {
        assertEquals(List.of(id), brokenIds(), () -> result.broken().toString());
        return says(id, words);
    }

    /** Words of a case that may be one of several. */
    public CaseResult says(String id, String... words) {
        CaseResult found = result.cases().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + result.cases()));
        for (String word : words) {
            assertTrue(found.words().contains(word), () -> "'%s' is not in: %s".formatted(word, found.words()));
        }
        return found;
    }

    public CaseResult skipped(Promise promise, String... words) {
        CaseResult found = says(promise.id(), words);
        assertEquals(Outcome.SKIPPED, found.outcome());
        return found;
    }
}
