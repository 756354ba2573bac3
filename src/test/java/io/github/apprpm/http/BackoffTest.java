package io.github.apprpm.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private static Optional<Duration> asked(String header) {
        HttpHeaders headers = HttpHeaders.of(Map.of("Retry-After", List.of(header)), (name, value) -> true);
        return Backoff.asked(new HttpReply(429, headers, new byte[0]), NOW);
    }

    @Test
    void pausesDoubleUpToTheLongestOne() {
        Backoff backoff = new Backoff(9, Duration.ofSeconds(1), Duration.ofSeconds(30));
        for (int attempt = 1; attempt < 5; attempt++) {
            long usual = 1000L << attempt - 1;
            long pause = backoff.after(attempt).toMillis();
            assertTrue(pause >= usual * 3 / 4 && pause <= usual * 5 / 4, () -> pause + " ms");
        }
        assertEquals(Duration.ofSeconds(30), backoff.after(1000));
    }

    @Test
    void aServerAsksForSeconds() {
        assertEquals(Optional.of(Duration.ofSeconds(120)), asked("120"));
    }

    @Test
    void aServerAsksForATime() {
        assertEquals(Optional.of(Duration.ofSeconds(90)), asked("Mon, 30 Nov 2026 08:01:30 GMT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "18446744073709551615", "", "Mon, 30 Nov 2026 07:59:00 GMT"})
    void whatIsNoPauseIsNotWaitedFor(String header) {
        assertEquals(Optional.empty(), asked(header));
    }
}
