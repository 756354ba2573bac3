package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.Timeline;
import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLogTest {
    private static final Health DEMANDED = new Health(8080, "/health", true);
    private static final Health ANY = new Health(8080, "/", false);

    /** A request each 50 ms. */
    private static String requests(String... outcomes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < outcomes.length; i++) {
            text.append("%d %s%n".formatted(1_795_232_314_000_000_000L + 50_000_000L * i, outcomes[i]));
        }
        return text.toString();
    }

    private static String complaint(String... outcomes) {
        return assertThrows(
                        BrokenPromise.class,
                        () -> RequestLog.parse(requests(outcomes), DEMANDED).judge())
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "200 0, ANSWERED",
        "000 7, REFUSED",
        "000 52, CUT_OFF",
        "000 56, CUT_OFF",
        "200 18, FAILED",
        "000 28, FAILED",
        "503 0, REFUSED",
        "500 0, FAILED",
        "404 0, FAILED"
    })
    void eachOutcomeHasItsFate(String outcome, Fate fate) {
        assertEquals(
                1,
                RequestLog.parse(requests(outcome), DEMANDED)
                        .timeline(List.of(), List.of())
                        .count(fate));
    }

    @Test
    void withoutAHealthPathAnyStatusBelow500IsAnAnswer() {
        Timeline timeline = RequestLog.parse(requests("404 0", "503 0"), ANY).timeline(List.of(), List.of());
        assertEquals(1, timeline.count(Fate.ANSWERED));
        assertEquals(1, timeline.count(Fate.FAILED));
    }

    @Test
    void refusedAndCutOffRequestsInBetweenAreFine() {
        assertDoesNotThrow(() -> RequestLog.parse(requests("200 0", "000 52", "000 7", "200 0"), DEMANDED)
                .judge());
    }

    @Test
    void aFailedRequestIsNamedWithItsTime() {
        assertEquals("1 of 3 requests failed, the first after 50 ms: 500", complaint("200 0", "500 0", "200 0"));
    }

    @Test
    void theLastRequestMustBeAnswered() {
        assertEquals("the last request was not answered: connection refused", complaint("200 0", "000 7"));
    }

    @Test
    void theFirstRequestMustBeAnswered() {
        assertEquals("the first request was not answered: connection refused", complaint("000 7", "200 0"));
    }

    @Test
    void nothingIsNoProof() {
        assertTrue(complaint().contains("no request was made"));
    }

    @Test
    void marksAreInMillisecondsOfTheFirstRequest() {
        long first = 1_795_232_314_000_000L;
        assertEquals(
                List.of(new Mark(60, "stopping"), new Mark(120, "started"), new Mark(150, "ready")),
                RequestLog.parse(requests("200 0", "200 0", "000 7", "200 0", "200 0"), DEMANDED)
                        .timeline(List.of(first + 60_000), List.of(first + 120_000))
                        .marks());
    }

    @Test
    void aLineThatWasCutOffIsLeftOut() {
        Timeline timeline =
                RequestLog.parse(requests("200 0") + "17952323", DEMANDED).timeline(List.of(), List.of());
        assertEquals(1, timeline.requests().size());
    }
}
