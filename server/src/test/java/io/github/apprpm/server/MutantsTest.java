package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of packages that are none, by several clients at once: a server of 64 MB refuses each in bounded time. */
@Tag("tool")
class MutantsTest {
    private static final int CLIENTS = 4;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @TempDir
    private Path directory;

    private ServerProcess server;
    private Mutants mutants;
    private final Map<Integer, Integer> statuses = new ConcurrentSkipListMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(directory, List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"), "--quiet", "2s");
        mutants = Mutants.of(SmallPackage.shop("1.0").writeTo(directory));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.close();
    }

    /** @param seed of the first client */
    private void put(int count, int seed, Function<Random, byte[]> next, Function<byte[], Boolean> mayCome)
            throws Exception {
        List<Callable<Void>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Random random = new Random(seed + client);
            clients.add(() -> {
                for (int i = 0; i < count / CLIENTS; i++) {
                    byte[] mutant = next.apply(random);
                    int status = put(mutant);
                    assertTrue(status >= 300 || mayCome.apply(mutant), "a damaged package has come in");
                }
                return null;
            });
        }
        for (Future<Void> client : threads.invokeAll(clients)) {
            client.get();
        }
        assertTrue(List.of(200, 201, 409, 422).containsAll(statuses.keySet()), statuses + server.log());
        assertTrue(slowest.get() < LONGEST.toNanos(), "the slowest took %d ns".formatted(slowest.get()));
        assertTrue(server.isAlive(), server.log());
    }

    private int put(byte[] mutant) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        HttpResponse<String> answer = server.send(server.request("/upload").PUT(BodyPublishers.ofByteArray(mutant)));
        slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        return answer.statusCode();
    }

    /** Hosts see an index of what has come, and nothing is left of what has not. */
    private List<Path> filed() throws Exception {
        HttpResponse<String> answer =
                server.send(server.request("/reindex?wait=true").POST(BodyPublishers.noBody()));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(0, directory.resolve("data/.incoming").toFile().list().length);
        try (Stream<Path> files = Files.walk(directory.resolve("data/repositories"))) {
            return files.filter(file -> file.toString().endsWith(".rpm")).toList();
        }
    }

    @Test
    void tenThousandAreRefusedUnlessHeaderAndPayloadAreWhole() throws Exception {
        put(10_000, 20261130, mutants::next, mutants::isWhole);
        for (Path file : filed()) {
            assertTrue(mutants.isWhole(Files.readAllBytes(file)), file.toString());
        }
    }

    @Test
    void thoseWithTheRightDigestsNeverMakeItFail() throws Exception {
        put(10_000, 20261201, mutants::nextWithDigest, mutant -> true);
        assertTrue(statuses.getOrDefault(201, 0) > 10, statuses.toString());
        filed();
    }
}
