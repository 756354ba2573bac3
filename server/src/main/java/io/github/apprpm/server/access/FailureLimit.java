package io.github.apprpm.server.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets a client fail only so often: whoever tries tokens has to wait. Times are nanoseconds of a clock that never jumps. */
public final class FailureLimit {
    private static final int MOST_CLIENTS = 10_000;

    private final int failures;
    private final long period;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    private record Count(long begin, int failures) {}

    /** @param failures how many a client has in a period */
    public FailureLimit(int failures, Duration period) {
        this.failures = failures;
        this.period = period.toNanos();
    }

    /** Whether the client has to wait. */
    public synchronized boolean isReached(String client, long now) {
        Count count = counts.get(client);
        return count != null && now - count.begin() < period && count.failures() >= failures;
    }

    public synchronized void failed(String client, long now) {
        Count count = counts.get(client);
        counts.put(
                client,
                count == null || now - count.begin() >= period
                        ? new Count(now, 1)
                        : new Count(count.begin(), count.failures() + 1));
    }

    public Duration period() {
        return Duration.ofNanos(period);
    }
}
