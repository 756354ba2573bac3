package io.github.apprpm.server.bucket;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Looks from time to time what others have published in the bucket; one view that fails is tried again the next time. */
public final class MirrorRefresh implements Closeable {
    private static final System.Logger LOG = System.getLogger("bucket");
    /** A list costs more than a look at one file, and a new release is rare. */
    private static final long LIST_NANOS = Duration.ofMinutes(1).toNanos();
    /** Less than systemd waits for a service that starts. */
    private static final int FIRST_SECONDS = 30;

    private final BucketViews views;
    private final MetadataMirror mirror;
    private final BucketIndexer indexer;
    private final Consumer<View> late;
    private final DataFolder data;
    private final IndexListener listener;
    private final long listEvery;
    private final Set<View> known = new LinkedHashSet<>();
    private final Set<View> failed = new HashSet<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "bucket");
        thread.setDaemon(true);
        return thread;
    });
    private boolean isListed;
    private boolean isListFailed;
    private long listed;

    /**
     * @param late gets the views with packages that another server has not listed
     * @param listener hears of views whose metadata are others now, or cannot be copied
     */
    public MirrorRefresh(
            BucketViews views,
            MetadataMirror mirror,
            BucketIndexer indexer,
            Consumer<View> late,
            DataFolder data,
            IndexListener listener) {
        this.views = views;
        this.mirror = mirror;
        this.indexer = indexer;
        this.late = late;
        this.data = data;
        this.listener = listener;
        this.listEvery = Math.min(LIST_NANOS, indexer.patience().toNanos());
    }

    /** Looks once, and waits for that unless the bucket does not answer; then looks every interval. */
    public void start(Duration interval) throws IOException {
        known.addAll(data.views());
        try {
            executor.submit(this::once).get(FIRST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The bucket is slow; until it answers, what was there before is served");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.scheduleWithFixedDelay(this::once, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        list();
        for (View view : List.copyOf(known)) {
            refresh(view);
        }
    }

    private void list() {
        long now = System.nanoTime();
        if (isListed && now - listed < listEvery) {
            return;
        }
        try {
            known.addAll(views.list());
            // At first, also those that this server had taken before it was started again.
            indexer.waiting(isListed ? indexer.patience() : Duration.ZERO).forEach(late);
            isListed = true;
            listed = now;
            isListFailed = false;
        } catch (IOException | RuntimeException e) {
            if (!isListFailed && !executor.isShutdown()) {
                LOG.log(System.Logger.Level.WARNING, "The bucket cannot be listed: {0}", e.getMessage());
            }
            isListFailed = true;
        }
    }

    private void refresh(View view) {
        long begin = System.nanoTime();
        try {
            boolean isChanged = mirror.refresh(view);
            boolean wasFailed = failed.remove(view);
            if (isChanged || wasFailed) {
                int packages =
                        RepositoryMetadata.read(data.folder(view)).packages().size();
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                listener.indexed(view, new FolderResult(isChanged, packages, List.of(), List.of()), took);
            }
        } catch (IOException | PackagingException e) {
            if (!executor.isShutdown()) {
                failed.add(view);
                listener.failed(view, e);
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
