package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
    private final Heard heard = new Heard();
    private final Trial trial = new Trial("bookworm", Level.HOST, heard, () -> List.of("the last line"));

    /** Writes down what it hears. */
    private static final class Heard implements Progress {
        private final List<String> words = new ArrayList<>();

        @Override
        public void begins(String place) {
            words.add(place);
        }

        @Override
        public void tried(String place, CaseResult result) {
            words.add("%s %s %s".formatted(place, result.id(), result.outcome()));
        }

        @Override
        public void notes(String place, String note) {
            words.add(place + " " + note);
        }
    }

    private CaseResult only() {
        assertEquals(1, trial.result().cases().size());
        return trial.result().cases().get(0);
    }

    @Test
    void aKeptPromiseHasNoWords() throws IOException {
        assertTrue(trial.check(Promise.STARTS, () -> {}));
        assertEquals(Outcome.KEPT, only().outcome());
        assertEquals("it starts", only().name());
        assertEquals("", only().words());
        assertEquals(List.of(), trial.result().broken());
    }

    @Test
    void aBrokenOneHasItsCauseAndTheLog() throws IOException {
        assertFalse(trial.check(Promise.STARTS, () -> {
            throw new BrokenPromise("no Java");
        }));
        assertEquals("no Java", only().words());
        assertEquals(List.of("the last line"), only().evidence());
        assertEquals(List.of(only()), trial.result().broken());
    }

    @Test
    void theLogIsQuotedOnceForSeveralBrokenPromises() throws IOException {
        List<String> log = new ArrayList<>(List.of("one", "two"));
        Trial longer = new Trial("bookworm", Level.HOST, heard, () -> List.copyOf(log));
        for (Promise promise : List.of(Promise.STARTS, Promise.READY_IN_TIME, Promise.STOPS)) {
            longer.check(promise, () -> {
                throw new BrokenPromise("no");
            });
            if (promise == Promise.READY_IN_TIME) {
                log.remove(0);
                log.add("three");
            }
        }

        assertEquals(
                List.of(List.of("one", "two"), List.of(), List.of("three")),
                longer.result().broken().stream().map(CaseResult::evidence).toList());
    }

    @Test
    void aPromiseMayHaveBegunBeforeItIsChecked() throws IOException {
        trial.check(Promise.STARTS, () -> {}, () -> Duration.ofSeconds(3));

        assertEquals(Duration.ofSeconds(3), only().time());
    }

    @Test
    void oneThatTurnsOutNotToBeTriedIsSkipped() throws IOException {
        assertFalse(trial.check(Promise.STARTS, () -> {
            throw new UntriedPromise("no port");
        }));
        assertEquals(Outcome.SKIPPED, only().outcome());
        assertEquals("no port", only().words());
        assertEquals(List.of(), only().evidence());
    }

    @Test
    void aFailureOfTheMachineIsNoBrokenPromise() {
        assertThrows(
                IOException.class,
                () -> trial.check(Promise.STARTS, () -> {
                    throw new IOException("disk full");
                }));
    }

    @Test
    void allIsHeardAtOnce() throws IOException {
        trial.check(new OwnCheck("request", "GET / answers 200"), () -> {});
        trial.skip(Promise.STOPS, "it does not run");
        trial.skip(new OwnCheck("check", "10.sh passes"), "it does not run");
        trial.note("no limits here");
        assertEquals(
                List.of(
                        "bookworm",
                        "bookworm request KEPT",
                        "bookworm stops SKIPPED",
                        "bookworm check SKIPPED",
                        "bookworm no limits here"),
                heard.words);
        assertEquals(List.of("no limits here"), trial.result().notes());
    }
}
