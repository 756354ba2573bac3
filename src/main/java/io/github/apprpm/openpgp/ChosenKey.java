package io.github.apprpm.openpgp;

import io.github.apprpm.model.PackagingException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The key that signs.
 *
 * @param owner its owner
 * @param key one of the owner's keys
 * @param now the time at which it was found valid
 */
record ChosenKey(Owner owner, Key key, Instant now) {
    /** The difference between clocks that rpm 4.20 and later tolerate. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** The key, as messages name it. */
    String name() {
        return owner.name(key);
    }

    int version() {
        return key.version();
    }

    KeyAlgorithm algorithm() {
        return key.type().signing().orElseThrow();
    }

    /**
     * The creation time of a signature: the wanted time, but never before the key was created, as rpm 4.20 and
     * later call such a signature bad.
     *
     * @throws PackagingException if the key is no longer valid then, or the time is in the future
     */
    Instant signingTime(Instant wanted) {
        Instant time = latest(
                wanted.truncatedTo(ChronoUnit.SECONDS),
                latest(key.created(), owner.primary().created()));
        if (key.isExpiredAt(time) || owner.primary().isExpiredAt(time)) {
            throw new PackagingException(
                    "The key %s is no longer valid at %s, the time of the package".formatted(name(), time),
                    "Set project.build.outputTimestamp to a time before the key expires, or sign with another key");
        }
        if (time.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw new PackagingException(
                    "The time of the package, %s, is in the future, and hosts reject a signature from the future"
                            .formatted(time),
                    "Set project.build.outputTimestamp to a time in the past");
        }
        return time;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
