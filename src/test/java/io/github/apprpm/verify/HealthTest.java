package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.apprpm.Tls;
import io.github.apprpm.Tool;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.service.ReadinessProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the two scripts that ask whether a service is ready to what {@link Health} says. */
class HealthTest {
    private static final Health DEMANDED = new Health(8080, "/health", true);
    private static final Health ANY = new Health(8080, "/", false);
    private static final Path AWAIT = Path.of("src/main/resources/io/github/apprpm/verify/host/await.sh");

    @TempDir
    Path work;

    private final Map<Scheme, HttpServer> applications = new EnumMap<>(Scheme.class);
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    /** Two of the same, one over TLS. */
    @BeforeEach
    void startTheApplications() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        applications.put(Scheme.HTTP, HttpServer.create(address, 0));
        applications.put(Scheme.HTTPS, Tls.server(address));
        applications.values().forEach(this::start);
    }

    /** Answers each path with the status that it begins with, and any redirect leads to success. */
    private void start(HttpServer application) {
        application.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            exchange.getResponseHeaders().set("Location", "/200");
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1, 4)), -1);
            exchange.close();
        });
        application.start();
    }

    @AfterEach
    void stopTheApplications() {
        applications.values().forEach(application -> application.stop(0));
    }

    private String url(Scheme scheme, Object path) {
        return place(scheme, DEMANDED).url("/" + path);
    }

    private Health place(Scheme scheme, Health health) {
        return health.over(scheme).on(applications.get(scheme).getAddress().getPort());
    }

    private static Stream<Arguments> statusesOfEachScheme() {
        return Stream.of(Scheme.values())
                .flatMap(scheme ->
                        Stream.of(200, 204, 299, 302, 404, 499, 500, 503).map(status -> Arguments.of(scheme, status)));
    }

    @ParameterizedTest
    @MethodSource("statusesOfEachScheme")
    @Tag("tool")
    void theProbeOfAPackageTakesTheSameAnswers(Scheme scheme, int status) throws IOException {
        Tool.Result result = probe(url(scheme, status));
        assertEquals(DEMANDED.isMetBy(status), result.status() == 0, result.output());
    }

    private Tool.Result probe(String url) throws IOException {
        Tool.installed("curl");
        return Tool.installed("sh")
                .run(
                        Files.writeString(work.resolve("ready"), ReadinessProbe.text())
                                .toString(),
                        url,
                        "0",
                        Long.toString(ProcessHandle.current().pid()));
    }

    @ParameterizedTest
    @MethodSource("statusesOfEachScheme")
    @Tag("tool")
    void aHostTakesTheSameAnswers(Scheme scheme, int status) throws IOException {
        assertEquals(
                DEMANDED.isMetBy(status), awaits(url(scheme, status), "ready").contains("end=ready\n"));
        assertTrue(awaits(url(scheme, status), "any").contains("status=" + status));
        assertEquals(ANY.isMetBy(status), awaits(url(scheme, status), "any").contains("end=ready\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"200/$/ping", "200/a%20b%2F", "200/it's/~me/!(*)&", "200?a=$b&c=%25"})
    @Tag("tool")
    void allAskForTheSamePath(String path) throws IOException {
        for (Scheme scheme : Scheme.values()) {
            assertEquals(0, probe(url(scheme, path)).status());
            assertTrue(awaits(url(scheme, path), "ready").contains("end=ready\n"));
        }
        assertEquals(Set.of("/" + path), Set.copyOf(asked));
    }

    /** What the host's script says of a service that systemd calls active. */
    private String awaits(String url, String wanted) throws IOException {
        Tool.installed("curl");
        Path systemctl = Files.writeString(work.resolve("systemctl"), "#!/bin/sh\necho ActiveState=active\n");
        assertTrue(systemctl.toFile().setExecutable(true));
        return Tool.installed("sh")
                .run(
                        Map.of("PATH", work + ":" + System.getenv("PATH")),
                        AWAIT.toString(),
                        "shop.service",
                        url,
                        wanted,
                        "0")
                .succeeded();
    }

    @Test
    void withoutAHealthPathAnyAnswerOfAWorkingServerWillDo() {
        assertTrue(ANY.isMetBy(302));
        assertTrue(ANY.isMetBy(404));
        assertFalse(ANY.isMetBy(500));
        assertFalse(ANY.isMetBy(0));
        assertEquals("a status below 500", ANY.expected());
    }

    @Test
    void theUserMayNameAnotherWayToAsk() {
        Health packaged = new Health(Scheme.HTTPS, "[::1]", 8443, "/health", true);
        assertEquals(
                new Health(Scheme.HTTPS, "[::1]", 8443, "/up", true),
                packaged.overriddenBy(
                        Optional.of(new HealthCheck("/up", OptionalInt.empty(), 110)), OptionalInt.empty()));
        assertEquals(
                new Health(Scheme.HTTP, "localhost", 8443, "/up", true),
                packaged.overriddenBy(
                        Optional.of(new HealthCheck(
                                Optional.of(Scheme.HTTP), Optional.of("localhost"), OptionalInt.empty(), "/up", 110)),
                        OptionalInt.empty()));
    }

    @Test
    void theUserMayNameAnotherPathOrPort() {
        Health packaged = new Health(8080, "/", false);

        assertEquals(packaged, packaged.overriddenBy(Optional.empty(), OptionalInt.empty()));
        assertEquals(new Health(9090, "/", false), packaged.overriddenBy(Optional.empty(), OptionalInt.of(9090)));
        assertEquals(
                new Health(9090, "/up", true),
                packaged.overriddenBy(
                        Optional.of(new HealthCheck("/up", OptionalInt.empty(), 110)), OptionalInt.of(9090)));
        assertEquals(
                new Health(9999, "/up", true),
                packaged.overriddenBy(
                        Optional.of(new HealthCheck("/up", OptionalInt.of(9999), 110)), OptionalInt.of(9090)));
    }
}
