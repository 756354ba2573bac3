package io.github.apprpm.server.operations;

import io.github.apprpm.server.http.ServedRequest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** What the server has done, in Prometheus' text format (version 0.0.4). */
final class Metrics {
    /** Clients make up methods. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "PUT", "POST");

    private final Map<Kind, LongAdder> requests = new ConcurrentHashMap<>();
    private final LongAdder received = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder runs = new LongAdder();
    private final LongAdder failedRuns = new LongAdder();
    private final LongAdder runNanos = new LongAdder();
    private final Map<String, Integer> packages = new ConcurrentSkipListMap<>();
    private final Map<String, LongSupplier> gauges = new ConcurrentHashMap<>();

    /** What requests are counted by; it is made for each, its text only when it is asked for. */
    private record Kind(String method, int status) {
        String labels() {
            return "method=\"%s\",status=\"%d\"".formatted(method, status);
        }
    }

    void served(ServedRequest request) {
        String method = METHODS.contains(request.method()) ? request.method() : "other";
        requests.computeIfAbsent(new Kind(method, request.status()), kind -> new LongAdder())
                .increment();
        received.add(request.received());
        sent.add(request.sent());
        nanos.add(request.nanos());
    }

    void indexed(String view, int count, Duration took) {
        runs.increment();
        runNanos.add(took.toNanos());
        packages.put(view, count);
    }

    void indexFailed() {
        failedRuns.increment();
    }

    /** A value that is asked for when it is shown. */
    void gauge(String name, LongSupplier value) {
        gauges.put(name, value);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        type(text, "apprpm_requests_total", "counter");
        requests.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Kind::labels)))
                .forEach(entry -> line(
                        text,
                        "apprpm_requests_total{%s}".formatted(entry.getKey().labels()),
                        entry.getValue().sum()));
        single(text, "apprpm_received_bytes_total", "counter", received.sum());
        single(text, "apprpm_sent_bytes_total", "counter", sent.sum());
        seconds(text, "apprpm_request_seconds_total", nanos.sum());
        single(text, "apprpm_index_runs_total", "counter", runs.sum());
        single(text, "apprpm_index_failures_total", "counter", failedRuns.sum());
        seconds(text, "apprpm_index_seconds_total", runNanos.sum());
        type(text, "apprpm_packages", "gauge");
        packages.forEach((view, count) -> line(text, "apprpm_packages{view=\"%s\"}".formatted(view), count));
        gauges.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(gauge ->
                        single(text, gauge.getKey(), "gauge", gauge.getValue().getAsLong()));
        Runtime runtime = Runtime.getRuntime();
        single(text, "jvm_memory_used_bytes", "gauge", runtime.totalMemory() - runtime.freeMemory());
        single(text, "jvm_memory_max_bytes", "gauge", runtime.maxMemory());
        single(
                text,
                "jvm_threads_current",
                "gauge",
                ManagementFactory.getThreadMXBean().getThreadCount());
        single(
                text,
                "process_start_time_seconds",
                "gauge",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1000);
        return text.toString();
    }

    private static void type(StringBuilder text, String name, String type) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void single(StringBuilder text, String name, String type, long value) {
        type(text, name, type);
        line(text, name, value);
    }

    private static void seconds(StringBuilder text, String name, long nanos) {
        type(text, name, "counter");
        text.append(name).append(String.format(Locale.ROOT, " %.6f\n", nanos / 1e9));
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
