package io.github.apprpm.server.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets a client do something only so often in a period. Times are nanoseconds of a clock that never jumps. */
public final class ClientLimit {
    private static final int MOST_CLIENTS = 10_000;

    private final int most;
    private final long period;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    private record Count(long begin, int times) {}

    /** @param most how often in a period */
    public ClientLimit(int most, Duration period) {
        this.most = most;
        this.period = period.toNanos();
    }

    /** Whether the client has to wait. */
    public synchronized boolean isReached(String client, long now) {
        Count count = counts.get(client);
        return count != null && now - count.begin() < period && count.times() >= most;
    }

    public synchronized void count(String client, long now) {
        Count count = counts.get(client);
        counts.put(
                client,
                count == null || now - count.begin() >= period
                        ? new Count(now, 1)
                        : new Count(count.begin(), count.times() + 1));
    }

    public Duration period() {
        return Duration.ofNanos(period);
    }
}
