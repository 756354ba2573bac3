package io.github.apprpm.server.virtual;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Virtuals;
import io.github.apprpm.server.storage.View;
import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks remote repositories from time to time whether they have changed; one that fails is asked again the next time. */
public final class RemoteRefresh implements Closeable {
    private static final System.Logger LOG = System.getLogger("remotes");

    private static final int FIRST_SECONDS = 2;

    /** Asks one. */
    @FunctionalInterface
    private interface Asking {
        void ask(String name, View view) throws IOException;
    }

    private final Virtuals virtuals;
    private final RemoteRepositories remotes;
    private final MergedViews views;
    private final Consumer<View> changed;
    private final Set<String> failed = new HashSet<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "remotes");
        thread.setDaemon(true);
        return thread;
    });

    /** @param changed gets the virtual views whose metadata have to follow */
    public RemoteRefresh(Virtuals virtuals, RemoteRepositories remotes, MergedViews views, Consumer<View> changed) {
        this.virtuals = virtuals;
        this.remotes = remotes;
        this.views = views;
        this.changed = changed;
    }

    /** Begins at once. */
    public void start() {
        if (!virtuals.remotes().isEmpty()) {
            long millis = virtuals.interval().toMillis();
            executor.scheduleWithFixedDelay(this::once, 0, millis, TimeUnit.MILLISECONDS);
            executor.scheduleWithFixedDelay(this::first, FIRST_SECONDS, FIRST_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Asks those that have no copy yet, as hosts of another release have come. */
    private void first() {
        each((name, view) -> {
            if (remotes.metadata(name, view).isEmpty() && !failed.contains(what(name, view))) {
                refresh(name, view);
            }
        });
    }

    /** Asks all of them. */
    private void once() {
        each(this::refresh);
    }

    private void each(Asking asking) {
        for (String name : virtuals.remotes().keySet()) {
            try {
                for (View view : views.ofRemote(name)) {
                    asking.ask(name, view);
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "The folder of repositories cannot be read: {0}", e.getMessage());
            }
        }
    }

    private static String what(String name, View view) {
        return "%s for %s, %s".formatted(name, view.release(), view.architecture());
    }

    /** What is wrong is said once. */
    private void refresh(String name, View view) {
        String what = what(name, view);
        try {
            if (remotes.refresh(name, view)) {
                changed.accept(view);
            }
            if (failed.remove(what)) {
                LOG.log(System.Logger.Level.INFO, "The remote repository {0} is there again", what);
            }
        } catch (IOException | PackagingException e) {
            if (!executor.isShutdown() && failed.add(what)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The remote repository {0} is not there, and its copy is served: {1}",
                        what,
                        e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
