package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many come at once: clients see no error, and at the end everything is as createrepo_c would write it. */
@Tag("tool")
class BusyServerTest {
    private static final int CLIENTS = 8;
    private static final int UPLOADS = 64;

    @TempDir
    Path directory;

    private RunningServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeEach
    void start() throws IOException {
        Path key = RepositoryKey.make().secretIn(directory);
        server = RunningServer.in(directory, "signingKey = " + key, "quiet = 50ms", "longestDelay = 200ms");
    }

    @AfterEach
    void stop() throws IOException {
        threads.shutdownNow();
        server.close();
        assertEquals(List.of(), server.failures());
    }

    @Test
    void hostsReadWhilePackagesComeIn() throws Exception {
        server.put(SmallPackage.shop("0"));
        server.reindex();
        HostProgram dnf = HostProgram.dnf(directory, server.uri("/repositories/apps/el9/x86_64/"));
        HostProgram zypper = HostProgram.zypper(directory, server.uri("/repositories/apps/el9/x86_64/"));
        AtomicBoolean isOver = new AtomicBoolean();
        Future<List<String>> seen = threads.submit(() -> failures(dnf, isOver));
        Future<List<String>> seenToo = threads.submit(() -> failures(zypper, isOver));

        List<Callable<List<Integer>>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> (Callable<List<Integer>>) () -> {
                    List<Integer> statuses = new ArrayList<>();
                    for (int i = client; i < UPLOADS; i += CLIENTS) {
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
        isOver.set(true);
        assertEquals(List.of(), seen.get());
        assertEquals(List.of(), seenToo.get());
        server.reindex();
        assertEquals(Optional.empty(), dnf.refresh());
        assertEquals(
                UPLOADS + 1,
                dnf.output().lines().filter(line -> line.startsWith("shop-")).count());
        theMetadataAreCreaterepos(server.data().resolve("repositories/apps/el9/x86_64"));
    }

    private static List<String> failures(HostProgram host, AtomicBoolean isOver) throws IOException {
        List<String> failures = new ArrayList<>();
        while (!isOver.get()) {
            host.refresh().ifPresent(failures::add);
        }
        return failures;
    }

    private void theMetadataAreCreaterepos(Path view) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/createrepo_c")), "createrepo_c is not installed");
        Path copy = directory.resolve("copy");
        run("cp", "-a", view.toString(), copy.toString());
        run("rm", "-rf", copy.resolve("repodata").toString());
        run("createrepo_c", "--quiet", "--no-database", copy.toString());
        for (String kind : List.of("primary", "filelists", "other")) {
            assertArrayEquals(open(copy, kind), open(view, kind), kind);
        }
    }

    private static byte[] open(Path root, String kind) throws IOException {
        String repomd = Files.readString(root.resolve("repodata/repomd.xml"));
        String href = repomd.replaceFirst(
                "(?s).*<location href=\"(repodata/[0-9a-f]+-%s\\.xml\\.gz)\".*".formatted(kind), "$1");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(root.resolve(href)))) {
            return in.readAllBytes();
        }
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
    }

    @Test
    void ofThoseThatPutTheSamePackageWithOtherBytesOneIsFirst() throws Exception {
        for (int round = 0; round < 10; round++) {
            String version = "2." + round;
            List<Callable<Integer>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<Integer>)
                            () -> server.put(SmallPackage.shop(version).with("build " + client))
                                    .statusCode())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(clients)) {
                statuses.add(each.get());
            }
            statuses.sort(null);
            List<Integer> expected = Stream.concat(Stream.of(201), Stream.generate(() -> 409))
                    .limit(CLIENTS)
                    .toList();
            assertEquals(expected, statuses);
            Path packages = server.data().resolve("repositories/apps/el9");
            assertEquals(
                    -1,
                    Files.mismatch(
                            packages.resolve("x86_64/Packages/shop-%s-1.el9.noarch.rpm".formatted(version)),
                            packages.resolve("aarch64/Packages/shop-%s-1.el9.noarch.rpm".formatted(version))));
        }
    }

    @Test
    void ofThoseThatPutTheSameBytesAllAreWelcome() throws Exception {
        List<Callable<Integer>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> (Callable<Integer>)
                        () -> server.put(SmallPackage.shop("3")).statusCode())
                .toList();
        int created = 0;
        for (Future<Integer> each : threads.invokeAll(clients)) {
            assertTrue(each.get() == 200 || each.get() == 201);
            created += each.get() == 201 ? 1 : 0;
        }
        assertEquals(1, created);
    }
}
