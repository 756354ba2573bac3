package io.github.apprpm.server.operations;

import io.github.apprpm.server.http.ServedRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A line for each request, in the combined format of web servers, in a file for each day. A disk that is full or slow stops
 * no request: lines are left out then.
 */
final class AccessLog implements Closeable {
    private static final int KEPT_DAYS = 90;
    private static final int QUEUE = 20_000;
    private static final String BEGINNING = "access-";
    private static final String ENDING = ".log";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss xx", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final System.Logger LOG = System.getLogger("access log");

    private final Path directory;
    private final InstantSource clock;
    private final BlockingQueue<Optional<Line>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread = new Thread(this::run, "access log");
    private Optional<Writer> writer = Optional.empty();
    private LocalDate day = LocalDate.MIN;
    private boolean hasFailed;

    private record Line(Instant time, ServedRequest request) {}

    private AccessLog(Path directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    static AccessLog open(Path directory, InstantSource clock) throws IOException {
        Files.createDirectories(directory);
        AccessLog log = new AccessLog(directory, clock);
        log.thread.setDaemon(true);
        log.thread.start();
        return log;
    }

    void add(ServedRequest request) {
        queue.offer(Optional.of(new Line(clock.instant(), request)));
    }

    private void run() {
        try {
            for (Optional<Line> line = queue.take(); line.isPresent(); line = queue.take()) {
                write(line.get());
            }
            close(writer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Line line) {
        try {
            Writer out = of(LocalDate.ofInstant(line.time(), ZoneOffset.UTC));
            out.write(text(line.time(), line.request()));
            if (queue.isEmpty()) {
                out.flush();
            }
            hasFailed = false;
        } catch (IOException e) {
            if (!hasFailed) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "Requests are not logged until this is possible again: {0}",
                        e.toString());
            }
            hasFailed = true;
            close(writer);
            writer = Optional.empty();
        }
    }

    private Writer of(LocalDate today) throws IOException {
        if (writer.isEmpty() || !today.equals(day)) {
            close(writer);
            writer = Optional.of(Files.newBufferedWriter(
                    directory.resolve(BEGINNING + today + ENDING),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND));
            day = today;
            deleteOld(today);
        }
        return writer.get();
    }

    private void deleteOld(LocalDate today) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, BEGINNING + "*" + ENDING)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (isOld(name.substring(BEGINNING.length(), name.length() - ENDING.length()), today)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isOld(String date, LocalDate today) {
        try {
            return LocalDate.parse(date).isBefore(today.minusDays(KEPT_DAYS));
        } catch (DateTimeParseException e) { // not ours
            return false;
        }
    }

    private static void close(Optional<Writer> writer) {
        try {
            if (writer.isPresent()) {
                writer.get().close();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "The last requests are not logged: {0}", e.toString());
        }
    }

    static String text(Instant time, ServedRequest request) {
        return request.client() + " - " + request.who() + " [" + TIME.format(time) + "] \"" + request.method() + " "
                + quoted(request.address()) + "\" " + request.status() + " " + request.sent() + " \"-\" \""
                + quoted(request.userAgent()) + "\" " + request.nanos() / 1_000_000 + "\n";
    }

    /** Nobody adds a line, or ends a quotation. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                quoted.append("\\u%04x".formatted((int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.toString();
    }

    @Override
    public void close() {
        try {
            queue.put(Optional.empty());
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
