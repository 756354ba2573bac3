package io.github.apprpm.server.serve;

import io.github.apprpm.server.serve.MetadataPair.Half;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Gives a client the second half of a pair from the generation that it has the first half of, in whichever order it asks:
 * dnf asks for {@code repomd.xml} first, zypper for the signature. Times are nanoseconds of a clock that never jumps.
 */
final class PairPins {
    private static final long PINNED = Duration.ofSeconds(30).toNanos();
    private static final int MOST = 20_000;

    private final Map<String, Pin> pins = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pin> eldest) {
            return size() > MOST;
        }
    };

    private record Pin(MetadataPair pair, Set<Half> sent, long begin) {}

    /**
     * @param client what tells clients apart, and repositories
     * @param current what clients get that have no half yet
     */
    synchronized MetadataPair pair(String client, Half asked, MetadataPair current, long now) {
        Pin pin = pins.get(client);
        boolean isSecondHalf =
                pin != null && now - pin.begin() < PINNED && !pin.sent().contains(asked);
        if (isSecondHalf) {
            pin.sent().add(asked);
            return pin.pair();
        }
        pins.put(client, new Pin(current, EnumSet.of(asked), now));
        return current;
    }
}
