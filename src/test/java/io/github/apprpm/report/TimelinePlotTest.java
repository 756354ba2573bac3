package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.verify.Seen;
import io.github.apprpm.verify.Timeline;
import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Mark;
import io.github.apprpm.verify.Timeline.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TimelinePlotTest {
    private static String plot(Timeline timeline) {
        return new TimelinePlot(timeline, "x").element().toString();
    }

    private static List<String> find(String regex, String text) {
        return Pattern.compile(regex)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static Timeline answeredAt(long... times) {
        List<Sent> requests = new ArrayList<>();
        for (long at : times) {
            requests.add(new Sent(at, Fate.ANSWERED, "200"));
        }
        return new Timeline(requests, List.of());
    }

    @Test
    void eachTenthOfASecondIsAColumnThatSaysWhatIsInIt() {
        Timeline timeline = new Timeline(
                List.of(
                        new Sent(0, Fate.ANSWERED, "200"),
                        new Sent(99, Fate.REFUSED, ""),
                        new Sent(100, Fate.REFUSED, ""),
                        new Sent(350, Fate.FAILED, "503")),
                List.of());
        assertEquals(
                List.of(
                        "0 s to 100 ms: 1 answered, 1 refused",
                        "100 ms to 200 ms: 1 refused",
                        "300 ms to 400 ms: 1 failed"),
                find("<g><title>(.*?)</title>", plot(timeline)));
    }

    @Test
    void fatesAreStackedInTheirOrder() {
        Timeline timeline = new Timeline(
                List.of(
                        new Sent(0, Fate.FAILED, "503"),
                        new Sent(1, Fate.CUT_OFF, ""),
                        new Sent(2, Fate.REFUSED, ""),
                        new Sent(3, Fate.ANSWERED, "200")),
                List.of());
        assertEquals(
                List.of("answered", "refused", "cut-off", "failed"),
                find("<rect class=\"fate-([a-z-]+)\"[^>]* x=", plot(timeline)));
    }

    @Test
    void aSingleRequestAmongManyIsStillSeenAndTheColumnNoHigher() {
        List<Sent> requests = new ArrayList<>(List.of(new Sent(0, Fate.CUT_OFF, "")));
        for (int i = 0; i < 999; i++) {
            requests.add(new Sent(i / 20, Fate.ANSWERED, "200"));
        }
        String plot = plot(new Timeline(requests, List.of()));
        assertEquals(List.of("117", "3"), find("<rect [^>]* x=[^>]* height=\"([\\d.]+)\"", plot));
    }

    @Test
    void whatIsDrawnIsToldInWords() {
        String plot = plot(Seen.upgrade());
        String sentence =
                "Of 300 requests: 155 answered, 140 refused, 2 cut off, 3 failed (503 \u00d7 3); away for 2.9 s.";
        assertTrue(plot.contains("<p>" + sentence + "</p>"), plot);
        assertTrue(
                plot.contains("<desc id=\"x-words\">" + sentence
                        + " stopping at 1 s. started at 1.4 s. ready at 3.9 s.</desc>"),
                plot);
    }

    @Test
    void theLegendHasOnlyWhatOccurs() {
        assertEquals(List.of(" answered"), find("</svg>([^<]+)</span>", plot(answeredAt(0, 100))));
    }

    @Test
    void aMarkIsNamedOnTheSideWhereThereIsRoom() {
        String plot = plot(Seen.upgrade());
        assertEquals(List.of("name start", "name start", "name end"), find("<text class=\"(name \\w+)\"", plot));
        assertTrue(plot.contains(">ready 3.9 s</text>"), plot);
    }

    @Test
    void aLongNameIsCutInThePlotAndWholeBelow() {
        String plot = plot(new Timeline(
                answeredAt(0, 1000).requests(), List.of(new Mark(200, "the application says that it is ready"))));
        assertTrue(plot.contains(">the applic\u2026 200 ms</text>"), plot);
        assertTrue(plot.contains("<dt>the application says that it is ready</dt>"), plot);
    }

    @Test
    void aLongUpgradeHasWiderColumns() {
        String plot = plot(answeredAt(0, 29_999));
        assertTrue(plot.contains("1 request in 100 ms"), plot);
        plot = plot(answeredAt(0, 30_001));
        assertTrue(plot.contains("1 request in 200 ms"), plot);
        assertEquals(2, find("<g>(<title>)", plot).size());
    }

    @Test
    void theAxisIsInSeconds() {
        assertEquals(
                List.of("0 s", "1 s", "2 s", "3 s", "4 s", "5 s", "6 s"),
                find("<text class=\"(?:start|middle|end)\"[^>]*>([^<]+)</text>", plot(Seen.upgrade())));
    }

    @Test
    void aShortUpgradeHasTenthsOfSeconds() {
        assertEquals(
                List.of("0 s", "100 ms", "200 ms"),
                find("<text class=\"(?:start|middle|end)\"[^>]*>([^<]+)</text>", plot(answeredAt(0, 150))));
    }

    @Test
    void withoutRequestsThereIsNoPlot() {
        String plot = plot(new Timeline(List.of(), List.of(new Mark(5, "ready"))));
        assertFalse(plot.contains("<svg"), plot);
        assertTrue(plot.contains("There were no requests."), plot);
    }
}
