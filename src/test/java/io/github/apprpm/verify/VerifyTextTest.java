package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.verify.VerifyText.Line;
import io.github.apprpm.verify.VerifyText.Weight;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerifyTextTest {
    private static final VerifyText TEXT = new VerifyText(false);

    private static String end(Verification verification) {
        return VerifyText.end(verification).stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private static Verification hostWith(CaseResult... cases) {
        return Seen.of(Seen.trial("bookworm", Level.HOST, List.of(cases)));
    }

    @Test
    void aCaseIsALineWithOutcomeSentenceAndTime() {
        assertEquals(
                new Line(Weight.TOLD, "kept     it starts  2.5 s"),
                TEXT.tried("bookworm", Seen.kept(Promise.STARTS, 2500)));
        assertEquals(
                new Line(Weight.BROKEN, "BROKEN   it starts  1.5 s"),
                TEXT.tried("bookworm", Seen.broken(Promise.STARTS, "It ended", "log")));
        assertEquals(
                new Line(Weight.TOLD, "skipped  it starts: there is no Java"),
                TEXT.tried("bookworm", Seen.skipped(Promise.STARTS, "there is no Java")));
    }

    @Test
    void wherePlacesSpeakAtATimeEachLineNamesItsOwn() {
        VerifyText parallel = new VerifyText(true);
        assertEquals(
                "kept     bookworm: it starts  2.5 s",
                parallel.tried("bookworm", Seen.kept(Promise.STARTS, 2500)).text());
        assertEquals("note     bookworm: low", parallel.notes("bookworm", "low").text());
        assertEquals("Verify   bookworm", parallel.begins("bookworm").text());
    }

    @Test
    void atTheEndBrokenPromisesComeLastWithCauseAndLog() {
        assertEquals("""
                Verified shop-1.1.0-1.noarch on Java 17.0.15: 5 kept in 12.3 s
                Verified shop-1.1.0-1.noarch on bookworm: 28 kept, 2 broken, 1 skipped in 31.2 s
                         requests during the upgrade: 155 answered, 140 refused, 2 cut off, 3 failed (503 \u00d7 3); away for 2.9 s
                Skipped  host level (no container engine answers: podman is not installed)
                BROKEN   an upgrade restarts it exactly once, on bookworm
                         It was restarted 2 times, by %post and by %posttrans
                         | Nov 21 03:11:07 host systemd[1]: Stopping shop.service - Shop...
                         | Nov 21 03:11:08 host systemd[1]: Started shop.service - Shop.
                BROKEN   erasing leaves nothing but what is documented, on bookworm
                         '/etc/cron.d/shop' is left""", end(Seen.shop()));
    }

    @Test
    void whatIsNotDoneAndWhatIsBrokenAreMarked() {
        List<Weight> weights = VerifyText.end(Seen.shop()).stream()
                .map(Line::weight)
                .distinct()
                .toList();
        assertEquals(List.of(Weight.TOLD, Weight.BROKEN, Weight.MISSING), weights);
    }

    @Test
    void whatTheUserDidNotAskForIsNotMissed() {
        Verification verification = new Verification(
                "shop",
                "shop-1.1.0-1.noarch",
                Optional.empty(),
                List.of(),
                List.of(
                        new Omission(Level.HOST, "no <images>", true),
                        new Omission(Level.HOST, "no container engine answers: podman is not installed", false)));
        assertEquals(
                List.of(Weight.TOLD, Weight.MISSING),
                VerifyText.end(verification).stream().map(Line::weight).toList());
    }

    @Test
    void ofALongLogTheEndIsShown() {
        String[] log = IntStream.range(0, 100).mapToObj(i -> "line " + i).toArray(String[]::new);
        String text = end(hostWith(Seen.broken(Promise.STARTS, "It ended", log)));
        assertTrue(text.endsWith("| line 99"), text);
        assertTrue(text.contains("It ended\n         | line 85\n"), text);
    }

    @Test
    void whatALogHasForTheTerminalIsNotQuoted() {
        String text = end(hostWith(Seen.broken(
                Promise.STARTS,
                "It said \u001b[1;92mno\u001b[0m",
                "\u001b]0;title\u0007\rover",
                "\u001b[2;39m11:05\u001b[0;39m up")));
        assertTrue(text.contains("It said no\n         | \\rover\n         | 11:05 up"), text);
    }

    @Test
    void aLongLineIsCut() {
        String text = end(hostWith(Seen.broken(Promise.STARTS, "x".repeat(5000))));
        assertTrue(text.lines().allMatch(line -> line.length() < 400), text);
        assertTrue(text.endsWith("xxx..."), text);
    }
}
