package io.github.apprpm.server.operations;

import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.RequestListener;
import io.github.apprpm.server.http.Routes;
import io.github.apprpm.server.http.ServedRequest;
import io.github.apprpm.server.index.IndexListener;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.Space;
import io.github.apprpm.server.storage.View;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What those who run the server see of it: health, metrics and the log of requests. */
public final class Operations implements RequestListener, IndexListener, Closeable {
    private final Metrics metrics = new Metrics();
    private final Health health;
    private final Optional<AccessLog> log;
    private final IndexListener listener;

    private Operations(Health health, Optional<AccessLog> log, IndexListener listener) {
        this.health = health;
        this.log = log;
        this.listener = listener;
    }

    /**
     * @param logs the directory of the log of requests; without it, there is none
     * @param listener hears what happens for the first time: of a view whose metadata fail again, once
     */
    public static Operations open(
            DataFolder data, Space space, Optional<Path> logs, InstantSource clock, IndexListener listener)
            throws IOException {
        Operations operations = new Operations(
                new Health(data, space),
                logs.isPresent() ? Optional.of(AccessLog.open(logs.get(), clock)) : Optional.empty(),
                listener);
        operations.metrics.gauge("apprpm_packages_bytes", space::used);
        operations.metrics.gauge("apprpm_disk_free_bytes", () -> free(data));
        return operations;
    }

    private static long free(DataFolder data) {
        try {
            return Files.getFileStore(data.incoming()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Shows a value among the metrics. */
    public void gauge(String name, LongSupplier value) {
        metrics.gauge(name, value);
    }

    /** The addresses for monitoring. */
    public Routes addTo(Routes routes) {
        return routes.addOpen("GET", "/health", request -> health.get())
                .add(
                        "GET",
                        "/metrics",
                        Right.READ,
                        request -> Answer.of(
                                200,
                                "text/plain; version=0.0.4; charset=utf-8",
                                metrics.text().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void served(ServedRequest request) {
        metrics.served(request);
        log.ifPresent(open -> open.add(request));
    }

    @Override
    public void indexed(View view, FolderResult result, Duration took) {
        metrics.indexed(view.path(), result.packages(), took);
        if (health.indexed(view.path()) || result.isChanged()) {
            listener.indexed(view, result, took);
        }
    }

    @Override
    public void failed(View view, Exception reason) {
        metrics.indexFailed();
        if (health.failed(view.path(), String.valueOf(reason.getMessage()))) {
            listener.failed(view, reason);
        }
    }

    @Override
    public void close() {
        log.ifPresent(AccessLog::close);
    }
}
