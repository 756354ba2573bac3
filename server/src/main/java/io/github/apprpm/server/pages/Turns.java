package io.github.apprpm.server.pages;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets few requests at a time do what takes a processor for long, and few wait for it: those for packages must find threads
 * whatever people look at.
 */
final class Turns {
    private final Semaphore turns;
    private final int waiting;
    private final Duration patience;

    /**
     * @param atOnce how many do it at a time
     * @param waiting how many may wait; more are sent away at once
     * @param patience how long they wait
     */
    Turns(int atOnce, int waiting, Duration patience) {
        this.turns = new Semaphore(atOnce);
        this.waiting = waiting;
        this.patience = patience;
    }

    /** Does it. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** @return nothing if there are too many, or it takes too long until it is this one's turn */
    <T> Optional<T> take(Work<T> work) throws IOException {
        if (!begin()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.run());
        } finally {
            turns.release();
        }
    }

    boolean isAwaited() {
        return turns.hasQueuedThreads();
    }

    private boolean begin() throws IOException {
        if (turns.tryAcquire()) {
            return true;
        }
        try {
            return turns.getQueueLength() < waiting && turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
    }
}
