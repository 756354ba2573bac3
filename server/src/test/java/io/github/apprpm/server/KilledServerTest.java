package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is killed at any moment shows nothing partial, loses nothing that it has acknowledged, and leaves nothing
 * behind. {@code -Dapprpm.killRounds=200} for the release.
 */
@Tag("tool")
class KilledServerTest {
    private static final int ROUNDS = Integer.getInteger("apprpm.killRounds", 12);
    private static final int CLIENTS = 3;
    private static final long LONGEST_LIFE_MILLIS = 700;

    @TempDir
    Path directory;

    private final Random random = new Random(ROUNDS);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, byte[]> unanswered = new ConcurrentHashMap<>();

    private ServerProcess start() throws IOException, InterruptedException {
        return ServerProcess.start(
                directory, List.of("-XX:TieredStopAtLevel=1"), "--quiet", "10ms", "--longestDelay", "40ms");
    }

    /** @return whether there was an answer */
    private boolean put(ServerProcess life, String name, byte[] rpm) throws InterruptedException {
        try {
            HttpResponse<String> answer = life.send(life.request("/upload").PUT(BodyPublishers.ofByteArray(rpm)));
            assertTrue(answer.statusCode() < 300, answer.body());
            acknowledged.put(name, rpm);
            return true;
        } catch (IOException e) {
            unanswered.put(name, rpm);
            return false;
        }
    }

    private static void reindex(ServerProcess life) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                life.send(life.request("/reindex?wait=true").POST(BodyPublishers.noBody()));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    private void upload(ServerProcess life) {
        try {
            String name;
            byte[] rpm;
            do {
                int number = numbers.incrementAndGet();
                SmallPackage made = SmallPackage.shop(Integer.toString(number))
                        .with("x".repeat(number * 7919 % 400_000))
                        .on(number % 4 == 0 ? "x86_64" : "noarch");
                name = made.fileName();
                rpm = made.bytes();
            } while (put(life, name, rpm));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> packages(String architecture) throws IOException {
        List<String> names = new ArrayList<>();
        Path view = directory.resolve("data/repositories/apps/el9").resolve(architecture);
        if (!Files.exists(view)) {
            return names;
        }
        for (PackageFacts each : RepositoryMetadata.read(view).packages()) {
            assertTrue(Files.isRegularFile(view.resolve(each.href())), each.href() + " is not there");
            assertEquals(each.size(), Files.size(view.resolve(each.href())), each.href());
            names.add(Path.of(each.href()).getFileName().toString());
        }
        return names;
    }

    private void nothingIsLostOrPartial() throws IOException {
        for (Map.Entry<String, byte[]> each : acknowledged.entrySet()) {
            for (String architecture :
                    each.getKey().contains("noarch") ? List.of("x86_64", "aarch64") : List.of("x86_64")) {
                Path file = directory.resolve(
                        "data/repositories/apps/el9/%s/Packages/%s".formatted(architecture, each.getKey()));
                assertTrue(Files.exists(file), file + " was acknowledged");
                assertEquals(each.getValue().length, Files.size(file));
            }
        }
        packages("x86_64");
        packages("aarch64");
    }

    @Test
    void whateverItWasDoing() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerProcess life = start()) {
                for (String name : List.copyOf(unanswered.keySet())) {
                    if (put(life, name, unanswered.get(name))) {
                        unanswered.remove(name);
                    }
                }
                List<Thread> clients = IntStream.range(0, CLIENTS)
                        .mapToObj(i -> new Thread(() -> upload(life)))
                        .toList();
                clients.forEach(Thread::start);
                Thread.sleep(random.nextLong(LONGEST_LIFE_MILLIS));
                life.kill();
                for (Thread client : clients) {
                    client.join();
                }
            }
            nothingIsLostOrPartial();
        }
        finish();
    }

    private void finish() throws Exception {
        try (ServerProcess life = start()) {
            for (Map.Entry<String, byte[]> each : unanswered.entrySet()) {
                assertTrue(put(life, each.getKey(), each.getValue()));
            }
            reindex(life);
            assertEquals(new TreeSet<>(acknowledged.keySet()), new TreeSet<>(packages("x86_64")));
            for (Map.Entry<String, byte[]> each : new TreeMap<>(acknowledged).entrySet()) {
                assertEquals(
                        -1,
                        Files.mismatch(
                                Files.write(directory.resolve("expected"), each.getValue()),
                                directory.resolve("data/repositories/apps/el9/x86_64/Packages/" + each.getKey())));
            }
        }
        try (Stream<Path> files = Files.walk(directory.resolve("data"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().contains(".incoming/")
                                    || file.toString().endsWith(".tmp"))
                            .toList());
        }
        assertTrue(acknowledged.size() > 3 * ROUNDS, "only %d packages came in".formatted(acknowledged.size()));
    }
}
