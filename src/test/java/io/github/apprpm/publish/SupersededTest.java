package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SupersededTest {
    private static final Instant START = Instant.ofEpochSecond(1_800_000_000);

    @Test
    void whatWasReplacedIsKeptForADay() {
        Superseded superseded = generations(5, Duration.ofHours(1));
        assertEquals(List.of(), superseded.outdated(hour(24)));
        assertEquals(List.of("repodata/0", "repodata/1"), superseded.outdated(hour(26)));
    }

    @Test
    void theLastTwoGenerationsAreKeptHoweverOld() {
        assertEquals(
                List.of("repodata/0", "repodata/1", "repodata/2"),
                generations(5, Duration.ofHours(1)).outdated(hour(10_000)));
    }

    @Test
    void whatIsCurrentAgainIsNotOutdated() {
        Superseded superseded =
                generations(5, Duration.ofHours(1)).after(Set.of("repodata/5"), Set.of("repodata/0"), hour(5));
        assertEquals(List.of("repodata/1", "repodata/2", "repodata/3"), superseded.outdated(hour(10_000)));
    }

    @Test
    void aFileThatWasReplacedTwiceIsKeptByTheLastTime() {
        Superseded twice = Superseded.NONE
                .after(Set.of("repodata/0"), Set.of(), hour(0))
                .after(Set.of("repodata/0"), Set.of(), hour(30))
                .after(Set.of("repodata/1"), Set.of(), hour(31));
        assertEquals(List.of(), twice.outdated(hour(32)));
    }

    @Test
    void theTextHasAllOfIt() {
        Superseded superseded = generations(3, Duration.ofMinutes(1));
        assertEquals(superseded, Superseded.of(superseded.text()));
    }

    @Test
    void aLineThatNamesSomethingElseIsLeftOut() {
        assertEquals(
                Superseded.NONE,
                Superseded.of("1 ../x\n1 shop.rpm\n1 repodata/a/b\n9999999999999999 repodata/a\nnonsense\n"));
    }

    @Test
    void whatIsDeletedIsForgotten() {
        assertEquals(
                List.of("repodata/3", "repodata/4"),
                generations(5, Duration.ofHours(1)).withoutOutdated(hour(10_000)).entries().stream()
                        .map(Superseded.Entry::path)
                        .toList());
    }

    private static Superseded generations(int count, Duration apart) {
        Superseded superseded = Superseded.NONE;
        for (int i = 0; i < count; i++) {
            superseded = superseded.after(
                    Set.of("repodata/" + i), Set.of("repodata/" + (i + 1)), START.plus(apart.multipliedBy(i)));
        }
        return superseded;
    }

    private static Instant hour(long hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
