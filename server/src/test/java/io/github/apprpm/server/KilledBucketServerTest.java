package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of two servers that share a bucket, one is killed at any moment and its disk is lost: nothing that it has acknowledged is.
 * {@code -Dapprpm.killRounds=200} for the release.
 */
@Tag("tool")
class KilledBucketServerTest {
    private static final int ROUNDS = Integer.getInteger("apprpm.killRounds", 8);
    private static final int CLIENTS = 3;
    private static final long LONGEST_LIFE_MILLIS = 2500;

    @TempDir
    Path directory;

    private final Random random = new Random(ROUNDS);
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();
    private TestBucket bucket;

    private ServerProcess start(String name) throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.resolve(name));
        Path file = home.resolve("server.conf");
        Files.write(file, List.of(bucket.settings("quiet = 100ms", "longestDelay = 1s", "bucketInterval = 200ms")));
        return ServerProcess.start(
                home,
                List.of("-XX:TieredStopAtLevel=1", "-Daws.accessKeyId=somebody", "-Daws.secretAccessKey=anything"),
                "--config",
                file.toString());
    }

    private void upload(ServerProcess life) {
        try {
            while (true) {
                int number = numbers.incrementAndGet();
                SmallPackage rpm = SmallPackage.shop(Integer.toString(number))
                        .with("x".repeat(number * 7919 % 400_000))
                        .on(number % 4 == 0 ? "x86_64" : "noarch");
                HttpResponse<String> answer =
                        life.send(life.request("/upload").PUT(BodyPublishers.ofByteArray(rpm.bytes())));
                assertEquals(201, answer.statusCode(), answer.body());
                acknowledged.put(rpm.fileName(), rpm.bytes());
            }
        } catch (IOException e) {
            return; // killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void itsDiskIsLostAndNothingElse() throws Exception {
        bucket = TestBucket.make();
        try (ServerProcess other = start("other")) {
            for (int round = 0; round < ROUNDS; round++) {
                try (ServerProcess life = start("killed-" + round)) {
                    List<Thread> clients = new ArrayList<>();
                    for (int i = 0; i < CLIENTS; i++) {
                        clients.add(new Thread(() -> upload(life)));
                    }
                    clients.forEach(Thread::start);
                    int before = acknowledged.size();
                    while (round % 2 == 0 && acknowledged.size() == before) { // a new JVM is slow at first
                        Thread.sleep(10);
                    }
                    Thread.sleep(random.nextLong(LONGEST_LIFE_MILLIS));
                    life.kill();
                    for (Thread client : clients) {
                        client.join();
                    }
                }
            }
            HttpResponse<String> answer =
                    other.send(other.request("/reindex?wait=true").POST(BodyPublishers.noBody()));
            assertEquals(200, answer.statusCode(), answer.body() + other.log());
            assertTrue(acknowledged.size() > ROUNDS, "only %d packages came in".formatted(acknowledged.size()));
            for (String architecture : List.of("x86_64", "aarch64")) {
                theViewHasAll(architecture);
            }
            for (Map.Entry<String, byte[]> each : acknowledged.entrySet()) {
                HttpResponse<String> head = other.send(other.request("/repositories/apps/el9/x86_64/" + each.getKey())
                        .method("HEAD", BodyPublishers.noBody()));
                assertEquals(
                        each.getValue().length,
                        head.headers().firstValueAsLong("Content-Length").orElse(-1));
            }
        }
        nothingIsLeftToList();
    }

    private void theViewHasAll(String architecture) throws IOException {
        Path view = directory.resolve("other/data/repositories/apps/el9").resolve(architecture);
        Map<String, PackageFacts> listed = new ConcurrentHashMap<>();
        RepositoryMetadata.read(view).packages().forEach(facts -> listed.put(facts.href(), facts));
        for (String name : new TreeSet<>(acknowledged.keySet())) {
            assertTrue(
                    listed.containsKey(name) || !name.contains("noarch") && architecture.equals("aarch64"),
                    name + " was acknowledged, and is not listed for " + architecture);
        }
        try (S3Bucket open = bucket.open();
                RepositoryStorage storage = open.repository("apps/el9/" + architecture)) {
            Path copy = directory.resolve("copy");
            for (PackageFacts facts : listed.values()) {
                assertTrue(storage.read(facts.href(), copy).isPresent(), facts.href() + " is listed, and not there");
                assertEquals(facts.size(), Files.size(copy), facts.href());
                if (acknowledged.containsKey(facts.href())) {
                    assertArrayEquals(acknowledged.get(facts.href()), Files.readAllBytes(copy));
                }
            }
        }
    }

    private void nothingIsLeftToList() throws IOException {
        try (S3Bucket open = bucket.open()) {
            List<String> left = open.files(".pending/").keySet().stream()
                    .filter(path -> !path.contains("/.probe-")) // of a few bytes, and read by nobody
                    .toList();
            assertEquals(List.of(), left);
        }
    }
}
