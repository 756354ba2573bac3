package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Sent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineSummaryTest {
    /** A request each 100 ms. */
    private static String summary(Fate... fates) {
        List<Sent> requests = new ArrayList<>();
        for (Fate fate : fates) {
            requests.add(new Sent(100L * requests.size(), fate, fate == Fate.FAILED ? "503" : ""));
        }
        return TimelineSummary.of(new Timeline(requests, List.of()));
    }

    @Test
    void eachFateIsCounted() {
        assertEquals(
                "155 answered, 140 refused, 2 cut off, 3 failed (503 \u00d7 3); away for 2.9 s",
                TimelineSummary.of(Seen.upgrade()));
    }

    @Test
    void aServiceThatAnswersAllIsNeverAway() {
        assertEquals("2 answered; never away", summary(Fate.ANSWERED, Fate.ANSWERED));
    }

    @Test
    void absenceLastsFromTheFirstRequestWithoutAnswerToTheNextAnswer() {
        assertEquals(
                "2 answered, 3 refused; away for 300 ms",
                summary(Fate.ANSWERED, Fate.REFUSED, Fate.REFUSED, Fate.REFUSED, Fate.ANSWERED));
    }

    @Test
    void theLongestAbsenceCounts() {
        assertEquals(
                "3 answered, 3 refused; away for 200 ms",
                summary(Fate.ANSWERED, Fate.REFUSED, Fate.REFUSED, Fate.ANSWERED, Fate.REFUSED, Fate.ANSWERED));
    }

    @Test
    void aServiceThatDoesNotComeBackIsTold() {
        assertEquals(
                "1 answered, 2 refused; no answers after 100 ms", summary(Fate.ANSWERED, Fate.REFUSED, Fate.REFUSED));
    }

    @Test
    void requestsAreTakenInTheOrderOfTheirTimes() {
        assertEquals(
                "2 answered, 1 refused; away for 100 ms",
                TimelineSummary.of(new Timeline(
                        List.of(
                                new Sent(200, Fate.ANSWERED, "200"),
                                new Sent(100, Fate.REFUSED, ""),
                                new Sent(0, Fate.ANSWERED, "200")),
                        List.of())));
    }

    @Test
    void noRequestsAreNoRequests() {
        assertEquals("no requests", summary());
    }
}
