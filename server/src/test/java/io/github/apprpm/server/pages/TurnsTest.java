package io.github.apprpm.server.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static CompletableFuture<Optional<String>> hold(Turns turns, CountDownLatch begun, CountDownLatch end) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return turns.take(() -> {
                            begun.countDown();
                            await(end);
                            return "first";
                        });
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                work -> new Thread(work).start());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whoeverWouldBeTheThirdIsSentAwayAtOnce() throws Exception {
        Turns turns = new Turns(1, 1, Duration.ofSeconds(20));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Optional<String>> first = hold(turns, begun, end);
        await(begun);
        CompletableFuture<Optional<String>> second = hold(turns, new CountDownLatch(1), end);
        while (!turns.isAwaited()) {
            Thread.sleep(1);
        }

        assertEquals(Optional.empty(), turns.take(() -> "third"));
        end.countDown();
        assertEquals(Optional.of("first"), first.get());
        assertEquals(Optional.of("first"), second.get());
        assertEquals(Optional.of("later"), turns.take(() -> "later"));
    }

    @Test
    void nobodyWaitsForLong() throws Exception {
        Turns turns = new Turns(1, 9, Duration.ofMillis(5));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        hold(turns, begun, end);
        await(begun);

        assertEquals(Optional.empty(), turns.take(() -> "second"));
        end.countDown();
    }

    @Test
    void workThatFailsLeavesTheTurnToOthers() throws IOException {
        Turns turns = new Turns(1, 0, Duration.ZERO);
        assertThrows(
                IOException.class,
                () -> turns.take(() -> {
                    throw new IOException("damaged");
                }));

        assertEquals(Optional.of("next"), turns.take(() -> "next"));
    }
}
