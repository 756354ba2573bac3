package io.github.apprpm.server.index;

import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.server.storage.View;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One thread that brings views up to date when they are due; what comes meanwhile is in the next run. */
public final class IndexQueue implements Closeable {
    /** After a failure, such as a full disk. */
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final PendingViews pending;
    private final MetadataIndex indexer;
    private final IndexListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition isChanged = lock.newCondition();
    private final Thread thread = new Thread(this::run, "index");
    private boolean isClosed;

    /**
     * @param quiet how long nothing comes before a view is due
     * @param longest how long it waits at most
     */
    public IndexQueue(MetadataIndex indexer, Duration quiet, Duration longest, IndexListener listener) {
        this.indexer = indexer;
        this.pending = new PendingViews(quiet, longest);
        this.listener = listener;
    }

    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** A package has come, or gone. */
    public void changed(View view) {
        lock.lock();
        try {
            pending.changed(view, System.nanoTime());
            isChanged.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Begins at once. @return completes when the metadata have what the view has now */
    public CompletableFuture<Void> request(View view) {
        lock.lock();
        try {
            indexer.requested(view);
            CompletableFuture<Void> done = pending.request(view, System.nanoTime());
            isChanged.signal();
            return done;
        } finally {
            lock.unlock();
        }
    }

    /** How many views wait. */
    public int size() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            for (Optional<PendingViews.Due> next = next(); next.isPresent(); next = next()) {
                index(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<PendingViews.Due> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isClosed) {
                long now = System.nanoTime();
                Optional<PendingViews.Due> due = pending.take(now);
                if (due.isPresent()) {
                    return due;
                }
                OptionalLong wait = pending.untilDue(now);
                if (wait.isPresent()) {
                    isChanged.awaitNanos(wait.getAsLong());
                } else {
                    isChanged.await();
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void index(PendingViews.Due due) {
        long begin = System.nanoTime();
        try {
            FolderResult result = indexer.index(due.view());
            listener.indexed(due.view(), result, Duration.ofNanos(System.nanoTime() - begin));
            List<View> followers = result.isChanged() ? indexer.followers(due.view()) : List.of();
            CompletableFuture.allOf(followers.stream().map(this::request).toArray(CompletableFuture<?>[]::new))
                    .whenComplete((done, failure) -> due.waiting().forEach(each -> each.complete(null)));
        } catch (IOException | RuntimeException e) {
            lock.lock();
            try {
                pending.retry(due.view(), System.nanoTime(), RETRY);
            } finally {
                lock.unlock();
            }
            listener.failed(due.view(), e);
            due.waiting().forEach(each -> each.completeExceptionally(e));
        }
    }

    /** Waits for the run that has begun; what is pending follows at the next start. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            isChanged.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
