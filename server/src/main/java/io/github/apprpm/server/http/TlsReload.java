package io.github.apprpm.server.http;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.config.Tls;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a certificate when it is renewed; connections that are open stay. */
final class TlsReload implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(TlsReload.class);
    private static final long PERIOD_SECONDS = 2;

    private final Tls tls;
    private final SslContextFactory.Server factory;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "certificate");
        daemon.setDaemon(true);
        return daemon;
    });
    private List<FileTime> seen;

    private TlsReload(Tls tls, SslContextFactory.Server factory) throws IOException {
        this.tls = tls;
        this.factory = factory;
        this.seen = times();
    }

    /** Looks after the files from now on. */
    static TlsReload start(Tls tls, SslContextFactory.Server factory) throws IOException {
        TlsReload reload = new TlsReload(tls, factory);
        reload.thread.scheduleWithFixedDelay(reload::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        return reload;
    }

    private List<FileTime> times() throws IOException {
        return List.of(Files.getLastModifiedTime(tls.certificate()), Files.getLastModifiedTime(tls.key()));
    }

    private void look() {
        try {
            List<FileTime> times = times();
            if (!times.equals(seen)) {
                seen = times;
                var store = PemKeyStore.read(tls);
                factory.reload(same -> same.setKeyStore(store));
                LOG.warn("The certificate '{}' was read again", tls.certificate());
            }
        } catch (Exception e) { // the files may be half written; the certificate before stays
            LOG.warn(
                    "The certificate before stays: {}",
                    e instanceof PackagingException ? e.getMessage() : e.toString());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
