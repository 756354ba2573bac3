package io.github.apprpm.server;

import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.audit.AuditLog;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.curation.Curation;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.Routes;
import io.github.apprpm.server.index.IndexQueue;
import io.github.apprpm.server.pages.Pages;
import io.github.apprpm.server.statistics.DownloadCounter;
import io.github.apprpm.server.statistics.Downloads;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.PackagePlaces;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What people see of the server, and what it counts and records. */
final class ReadingSide implements Closeable {
    /** Downloads of so many seconds are lost when the machine stops. */
    private static final int FLUSH_SECONDS = 10;

    private static final System.Logger LOG = System.getLogger("statistics");

    private final Downloads downloads;
    private final AuditLog audit;
    private final Pages pages;
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "statistics");
        thread.setDaemon(true);
        return thread;
    });

    private boolean hasFailed;

    private ReadingSide(Downloads downloads, AuditLog audit, Pages pages) {
        this.downloads = downloads;
        this.audit = audit;
        this.pages = pages;
    }

    /**
     * @param store where packages go that are promoted
     * @param queue indexes what administrators change
     */
    static ReadingSide open(
            Configuration configuration,
            DataFolder data,
            PackagePlaces store,
            TokenFile tokens,
            IndexQueue queue,
            InstantSource clock)
            throws IOException {
        Path directory = configuration.data();
        Downloads downloads = Downloads.open(directory.resolve("statistics"), clock);
        AuditLog audit = AuditLog.open(directory.resolve("audit"), clock);
        Curation curation = new Curation(store, queue, audit, configuration);
        Pages pages = new Pages(
                configuration, data, store, tokens, curation, downloads, audit, directory.resolve(".cache"), clock);
        ReadingSide side = new ReadingSide(downloads, audit, pages);
        side.flusher.scheduleWithFixedDelay(side::flush, FLUSH_SECONDS, FLUSH_SECONDS, TimeUnit.SECONDS);
        return side;
    }

    private void flush() {
        try {
            downloads.flush();
            hasFailed = false;
        } catch (IOException e) {
            if (!hasFailed) {
                LOG.log(System.Logger.Level.ERROR, "Downloads are counted in memory until they can be written: {0}", e);
            }
            hasFailed = true;
        }
    }

    /** The pages, beside other routes. */
    Routes addTo(Routes routes) {
        return pages.addTo(routes);
    }

    /** The same endpoint, whose packages are counted. */
    Endpoint counted(Endpoint files) {
        return new DownloadCounter(files, downloads);
    }

    AuditLog audit() {
        return audit;
    }

    @Override
    public void close() throws IOException {
        flusher.shutdown();
        downloads.close();
    }
}
