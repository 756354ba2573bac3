package io.github.apprpm.server.curation;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.audit.AuditLog;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.index.IndexQueue;
import io.github.apprpm.server.storage.PackagePlaces;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Changes which packages hosts are offered, and waits until they are. The audit log has each change before it is made; one that
 * fails has a second entry.
 */
public final class Curation {
    private static final long PATIENCE_SECONDS = 60;
    private static final int LONGEST_REASON = 500;

    private final PackagePlaces store;
    private final IndexQueue queue;
    private final AuditLog audit;
    private final Configuration configuration;

    /** Makes a change. */
    @FunctionalInterface
    private interface Change {
        /** @return the views that are others now */
        List<View> make() throws IOException;
    }

    public Curation(PackagePlaces store, IndexQueue queue, AuditLog audit, Configuration configuration) {
        this.store = store;
        this.queue = queue;
        this.audit = audit;
        this.configuration = configuration;
    }

    /**
     * Gives another repository the package, too.
     *
     * @return what to tell the administrator
     */
    public String promote(String who, StoredRelease rpm, String to, String why) throws IOException {
        if (!configuration.repositories().contains(to) || to.equals(rpm.repository())) {
            throw new PackagingException(
                    "Packages cannot be promoted to the repository '%s'".formatted(to),
                    "Use another one of 'repositories' of the configuration file");
        }
        return change(
                who,
                "promote to " + to,
                rpm,
                why,
                () -> store.promote(rpm.repository(), rpm.release(), rpm.fileName(), to));
    }

    /** Takes a package from hosts; it can be restored. */
    public String withdraw(String who, StoredRelease rpm, String why) throws IOException {
        return change(who, "yank", rpm, why, () -> store.withdraw(rpm.repository(), rpm.release(), rpm.fileName()));
    }

    /** Offers a package again that was withdrawn. */
    public String restore(String who, StoredRelease rpm, String why) throws IOException {
        return change(who, "restore", rpm, why, () -> store.restore(rpm.repository(), rpm.release(), rpm.fileName()));
    }

    private String change(String who, String action, StoredRelease rpm, String why, Change change) throws IOException {
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new PackagingException(
                    "The reason has %d characters".formatted(reason.length()),
                    "Say in 1 to %d why, for those who look later".formatted(LONGEST_REASON));
        }
        audit.record(who, action, rpm.toString(), reason);
        try {
            List<View> views = change.make();
            return "%s: %s. %s".formatted(rpm.fileName(), action, indexed(views));
        } catch (IOException | RuntimeException e) {
            audit.record(who, action + " failed", rpm.toString(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private String indexed(List<View> views) throws IOException {
        try {
            CompletableFuture.allOf(views.stream().map(queue::request).toArray(CompletableFuture<?>[]::new))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return "Hosts see it now.";
        } catch (ExecutionException | TimeoutException e) {
            return "Hosts see it when the index is written, which is tried again.";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
    }
}
