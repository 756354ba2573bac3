package io.github.apprpm.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * How long to wait before a request is sent again.
 *
 * @param attempts how often a request is sent at most
 * @param first the pause after the first attempt; each further one is twice as long
 * @param longest no pause is longer; a server that asks for more is given up
 */
public record Backoff(int attempts, Duration first, Duration longest) {
    /** Ends within some five minutes: a deployment that restarts, or a limit of requests per minute. */
    public static final Backoff PATIENT = new Backoff(6, Duration.ofSeconds(1), Duration.ofMinutes(2));

    private static final int MOST_DOUBLINGS = 20;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    /**
     * The pause, a quarter more or less, so that many builds do not come back at the same time.
     *
     * @param attempt how many there were, from 1
     */
    Duration after(int attempt) {
        long millis = first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long varied = (long) (millis * ThreadLocalRandom.current().nextDouble(0.75, 1.25));
        return Duration.ofMillis(Math.min(varied, longest.toMillis()));
    }

    /** The pause that the header {@code Retry-After} asks for: seconds, or a date (RFC 9110, 10.2.3). */
    static Optional<Duration> asked(HttpReply reply, Instant now) {
        return reply.header("Retry-After").flatMap(text -> parse(text.strip(), now));
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, until)).filter(pause -> !pause.isNegative());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
