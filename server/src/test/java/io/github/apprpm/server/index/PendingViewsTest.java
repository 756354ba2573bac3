package io.github.apprpm.server.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.apprpm.server.storage.View;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When metadata follow: the clock is what each call says. */
class PendingViewsTest {
    private static final View VIEW = new View("apps", "el9", "x86_64");
    private static final View OTHER = new View("apps", "el9", "aarch64");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final PendingViews views = new PendingViews(Duration.ofSeconds(30), Duration.ofSeconds(300));

    private Optional<View> dueAt(long now) {
        return views.take(now).map(PendingViews.Due::view);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 10, Long.MIN_VALUE, -5}) // the clock of a JVM may begin anywhere
    void aViewIsDueAfterTheQuietPeriod(long begin) {
        views.changed(VIEW, begin);
        assertEquals(Optional.empty(), dueAt(begin + 30 * SECOND - 1));
        assertEquals(Optional.of(VIEW), dueAt(begin + 30 * SECOND));
        assertEquals(Optional.empty(), dueAt(begin + 60 * SECOND));
    }

    @Test
    void eachPackageOfABurstMovesIt() {
        views.changed(VIEW, 0);
        views.changed(VIEW, 20 * SECOND);
        assertEquals(Optional.empty(), dueAt(49 * SECOND));
        assertEquals(Optional.of(VIEW), dueAt(50 * SECOND));
    }

    @Test
    void aSteadyTrickleDoesNotMoveItBeyondTheLongestDelay() {
        long now = 0;
        while (dueAt(now).isEmpty()) {
            views.changed(VIEW, now);
            now += 10 * SECOND;
        }
        assertEquals(300 * SECOND, now);
    }

    @Test
    void aPackageThatComesDuringARunIsInTheNext() {
        views.changed(VIEW, 0);
        dueAt(30 * SECOND);
        views.changed(VIEW, 31 * SECOND);
        assertEquals(OptionalLong.of(30 * SECOND), views.untilDue(31 * SECOND));
        assertEquals(Optional.of(VIEW), dueAt(61 * SECOND));
    }

    @Test
    void whoWaitsIsServedAtOnceAndHearsOfTheRunThatBeginsAfterwards() {
        views.changed(VIEW, 0);
        CompletableFuture<Void> first = views.request(VIEW, SECOND);
        CompletableFuture<Void> second = views.request(VIEW, SECOND);
        PendingViews.Due due = views.take(SECOND).orElseThrow();
        CompletableFuture<Void> late = views.request(VIEW, SECOND);
        due.waiting().forEach(each -> each.complete(null));
        assertEquals(true, first.isDone() && second.isDone());
        assertFalse(late.isDone());
    }

    @Test
    void aPackageDoesNotPutOffWhoWaits() {
        views.request(VIEW, 0);
        views.changed(VIEW, 0);
        assertEquals(Optional.of(VIEW), dueAt(0));
    }

    @Test
    void aFailedRunIsRepeated() {
        views.changed(VIEW, 0);
        dueAt(30 * SECOND);
        views.retry(VIEW, 30 * SECOND, Duration.ofSeconds(10));
        assertEquals(Optional.of(VIEW), dueAt(40 * SECOND));
    }

    @Test
    void theOneThatWaitsLongestIsFirst() {
        views.changed(OTHER, SECOND);
        views.changed(VIEW, 0);
        assertEquals(Optional.of(VIEW), dueAt(60 * SECOND));
        assertEquals(Optional.of(OTHER), dueAt(60 * SECOND));
    }
}
