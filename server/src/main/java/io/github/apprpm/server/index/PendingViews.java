package io.github.apprpm.server.index;

import io.github.apprpm.server.storage.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Views whose metadata have to follow, and when: after a quiet period, but not later than the longest delay. Times are
 * nanoseconds of a clock that never jumps.
 */
final class PendingViews {
    private final long quiet;
    private final long longest;
    private final Map<View, Pending> pending = new HashMap<>();

    PendingViews(Duration quiet, Duration longest) {
        this.quiet = quiet.toNanos();
        this.longest = longest.toNanos();
    }

    /**
     * @param first when the first change came
     * @param due when to begin
     * @param waiting hear how it went
     */
    private record Pending(long first, long due, List<CompletableFuture<Void>> waiting) {}

    /**
     * A view to bring up to date.
     *
     * @param waiting hear how it went
     */
    record Due(View view, List<CompletableFuture<Void>> waiting) {}

    /** A package has come. */
    void changed(View view, long now) {
        Pending before = pending.get(view);
        if (before == null) {
            pending.put(view, new Pending(now, now + quiet, List.of()));
        } else if (before.due() - now > 0) {
            long due = Math.min(now + quiet, before.first() + longest);
            pending.put(view, new Pending(before.first(), due, before.waiting()));
        }
    }

    /** Somebody waits: it is to be done at once. */
    CompletableFuture<Void> request(View view, long now) {
        Pending before = pending.get(view);
        List<CompletableFuture<Void>> waiting = new ArrayList<>(before == null ? List.of() : before.waiting());
        CompletableFuture<Void> done = new CompletableFuture<>();
        waiting.add(done);
        pending.put(view, new Pending(before == null ? now : before.first(), now, List.copyOf(waiting)));
        return done;
    }

    /** It has failed, and is to be tried again. */
    void retry(View view, long now, Duration delay) {
        pending.putIfAbsent(view, new Pending(now, now + delay.toNanos(), List.of()));
    }

    /** Takes the view that has waited longest of those that are due. */
    Optional<Due> take(long now) {
        Optional<View> next = pending.entrySet().stream()
                .filter(entry -> entry.getValue().due() - now <= 0)
                .min(Comparator.comparingLong(entry -> entry.getValue().due() - now))
                .map(Map.Entry::getKey);
        return next.map(view -> new Due(view, pending.remove(view).waiting()));
    }

    /** How long until one is due, in nanoseconds, at least 0; nothing if none is pending. */
    OptionalLong untilDue(long now) {
        return pending.values().stream()
                .mapToLong(each -> Math.max(0, each.due() - now))
                .min();
    }

    int size() {
        return pending.size();
    }
}
