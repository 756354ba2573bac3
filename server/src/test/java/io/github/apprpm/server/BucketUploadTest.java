package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.MetadataSigner;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that share a bucket take packages as one server does. */
@Tag("tool")
class BucketUploadTest {
    private static final String VIEW = "/repositories/apps/el9/x86_64/";
    private static final String OTHER_VIEW = "/repositories/apps/el9/aarch64/";
    private static final int UPLOADS = 64;
    private static final int CLIENTS = 8;
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    Path directory;

    private TestBucket bucket;
    private Path key;
    private MetadataSigner signer;
    private RunningServer one;
    private RunningServer other;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void start() throws IOException {
        bucket = TestBucket.make();
        RepositoryKey repositoryKey = RepositoryKey.make();
        key = repositoryKey.secretIn(directory);
        signer = new MetadataSigner(repositoryKey.signer());
        one = server("one");
        other = server("other");
    }

    private RunningServer server(String name) throws IOException {
        return server(name, "quiet = 300ms", "longestDelay = 2s");
    }

    /** Which lists nothing by itself. */
    private RunningServer slowServer(String name) throws IOException {
        return server(name, "quiet = 1h", "longestDelay = 1h");
    }

    private RunningServer server(String name, String... settings) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("signingKey = " + key, "bucketInterval = 200ms", "repositories = apps prod"));
        all.addAll(List.of(settings));
        return RunningServer.in(
                Files.createDirectories(directory.resolve(name)), bucket.settings(all.toArray(String[]::new)));
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        one.close();
        other.close();
        assertEquals(List.of(), one.failures());
        assertEquals(List.of(), other.failures());
    }

    private static boolean hasShop(RunningServer server, String view, String version) throws IOException {
        return server.get(view + "repodata/repomd.xml").statusCode() == 200
                && server.get(view + "shop-%s-1.el9.noarch.rpm".formatted(version))
                                .statusCode()
                        == 200;
    }

    @Test
    void aPackageIsThereAtEachServerForEachArchitecture() throws Exception {
        HttpResponse<String> answer = one.put(SmallPackage.shop("1"));
        assertEquals(201, answer.statusCode(), answer.body());
        one.reindex();
        assertTrue(hasShop(one, VIEW, "1"));
        assertTrue(hasShop(one, OTHER_VIEW, "1"));
        String path = answer.body().lines().findFirst().orElseThrow();
        assertEquals(200, one.get(path).statusCode(), path);
        other.reindex();
        assertEquals(Optional.empty(), listed(other, 1));
    }

    /** @return what dnf says if there are not so many */
    private Optional<String> listed(RunningServer server, int packages) throws IOException {
        HostProgram dnf = HostProgram.dnfOf(
                directory, server.get("/repositories/apps/el9.repo").body());
        Optional<String> failure = dnf.refresh();
        long found =
                dnf.output().lines().filter(line -> line.startsWith("shop-")).count();
        return failure.isPresent() || found == packages ? failure : Optional.of(dnf.output());
    }

    @Test
    void thePackageThatIsThereIsKnownAndNoOtherTakesItsPlace() throws IOException {
        byte[] rpm = SmallPackage.shop("1").bytes();
        assertEquals(201, one.put("/upload", rpm).statusCode());
        assertEquals(200, one.put("/upload", rpm).statusCode());
        assertEquals(200, other.put("/upload", rpm).statusCode());
        assertEquals(409, other.put(SmallPackage.shop("1").with("other bytes")).statusCode());
        one.reindex();
        other.reindex();
        assertEquals(200, other.put("/upload", rpm).statusCode());
        assertEquals(409, one.put(SmallPackage.shop("1").with("other bytes")).statusCode());
        assertEquals(Optional.empty(), listed(other, 1));
    }

    /** So a pipeline that puts at one server and waits at another is served, whichever a proxy chooses. */
    @Test
    void whoWaitsSeesWhatAnyServerHasTaken() throws IOException {
        one.close();
        one = slowServer("one");
        assertEquals(201, one.put(SmallPackage.shop("1")).statusCode());
        other.reindex();
        assertTrue(hasShop(other, VIEW, "1"));
        assertEquals(Optional.empty(), listed(other, 1));
    }

    @Test
    void ofThoseThatPutTheSamePackageWithOtherBytesOneIsFirst() throws Exception {
        for (int round = 0; round < 5; round++) {
            String version = "2." + round;
            List<Callable<Integer>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<Integer>) () -> (client % 2 == 0 ? one : other)
                            .put(SmallPackage.shop(version).with("build " + client))
                            .statusCode())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(clients)) {
                statuses.add(each.get());
            }
            assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
            assertEquals(
                    CLIENTS - 1,
                    statuses.stream().filter(status -> status == 409).count(),
                    statuses.toString());
        }
    }

    @Test
    void hostsReadWhileBothServersAndABuildPublish() throws Exception {
        one.put(SmallPackage.shop("0"));
        one.reindex();
        other.reindex();
        AtomicBoolean isOver = new AtomicBoolean();
        List<Future<List<String>>> seen = new ArrayList<>();
        for (RunningServer server : List.of(one, other)) {
            HostProgram dnf = HostProgram.dnf(directory, server.uri(VIEW));
            HostProgram zypper = HostProgram.zypper(directory, server.uri(VIEW));
            seen.add(threads.submit(() -> failures(dnf, isOver)));
            seen.add(threads.submit(() -> failures(zypper, isOver)));
        }
        Future<?> build = threads.submit(() -> {
            for (int i = 0; i < 10; i++) {
                bucket.publish("apps/el9/x86_64", Optional.of(signer), SmallPackage.shop("3." + i));
            }
            return null;
        });
        List<Callable<List<Integer>>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> (Callable<List<Integer>>) () -> {
                    List<Integer> statuses = new ArrayList<>();
                    for (int i = client; i < UPLOADS; i += CLIENTS) {
                        RunningServer server = i % 2 == 0 ? one : other;
                        statuses.add(server.put(SmallPackage.shop("1." + i)
                                        .with("x".repeat(i * 10_000))
                                        .on(i % 3 == 0 ? "x86_64" : "noarch"))
                                .statusCode());
                        Thread.sleep(300);
                    }
                    return statuses;
                })
                .toList();
        for (Future<List<Integer>> client : threads.invokeAll(clients)) {
            client.get().forEach(status -> assertEquals(201, status));
        }
        build.get();
        isOver.set(true);
        for (Future<List<String>> each : seen) {
            assertEquals(List.of(), each.get());
        }
        one.reindex();
        other.reindex();
        assertEquals(Optional.empty(), listed(one, 1 + UPLOADS + 10));
        assertEquals(Optional.empty(), listed(other, 1 + UPLOADS + 10));
    }

    private static List<String> failures(HostProgram host, AtomicBoolean isOver) throws IOException {
        List<String> failures = new ArrayList<>();
        while (!isOver.get()) {
            host.refresh().ifPresent(failures::add);
        }
        return failures;
    }

    @Test
    void whatALostServerHasTakenAnotherLists() throws Exception {
        one.close();
        one = slowServer("one");
        assertEquals(201, one.put(SmallPackage.shop("1")).statusCode());
        one.close();
        for (int i = 0; i < PATIENCE_SECONDS && !hasShop(other, VIEW, "1"); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        assertEquals(Optional.empty(), listed(other, 1));
    }

    @Test
    void whatAServerHasTakenItListsWhenItStartsAgain() throws Exception {
        one.close();
        one = slowServer("one");
        other.close();
        other = slowServer("other");
        assertEquals(201, one.put(SmallPackage.shop("1")).statusCode());
        one.close();
        one = slowServer("one");
        for (int i = 0; i < PATIENCE_SECONDS && !hasShop(one, VIEW, "1"); i++) {
            TimeUnit.SECONDS.sleep(1);
        }
        assertEquals(Optional.empty(), listed(one, 1));
    }

    private HttpResponse<String> admin(String action, Map<String, String> fields) throws IOException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return one.send(HttpRequest.newBuilder(one.uri("/admin/" + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + one.token("boss-" + action, "admin read"))
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void thePagesShowWhatIsInThePackages() throws IOException {
        one.put(SmallPackage.shop("1"));
        one.put(SmallPackage.shop("2"));
        one.reindex();
        String page = "/packages/apps/el9/x86_64/shop-2-1.el9.noarch";
        assertTrue(one.get(page).body().contains("/opt/shop"), one.get(page).body());
        HttpResponse<String> changes = one.get(page + "/changes");
        assertEquals(200, changes.statusCode());
        assertTrue(changes.body().contains("changes since 1-1.el9"), changes.body());
        assertTrue(one.get("/search?q=shop").body().contains("shop"));
    }

    @Test
    void aPackageIsPromotedAndNotWithdrawn() throws IOException {
        one.put(SmallPackage.shop("1"));
        one.reindex();
        Map<String, String> fields = Map.of(
                "repository",
                "apps",
                "release",
                "el9",
                "file",
                "shop-1-1.el9.noarch.rpm",
                "to",
                "prod",
                "why",
                "tested");
        HttpResponse<String> promoted = admin("promote", fields);
        assertEquals(200, promoted.statusCode(), promoted.body());
        assertTrue(hasShop(one, "/repositories/prod/el9/x86_64/", "1"));
        HttpResponse<String> refused = admin("yank", fields);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("withdraws no packages"), refused.body());
    }
}
