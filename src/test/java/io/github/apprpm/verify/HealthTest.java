package io.github.apprpm.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.apprpm.Tool;
import io.github.apprpm.model.HealthCheck;
import io.github.apprpm.service.ReadinessProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the two scripts that ask whether a service is ready to what {@link Health} says. */
class HealthTest {
    private static final Health DEMANDED = new Health(8080, "/health", true);
    private static final Health ANY = new Health(8080, "/", false);
    private static final Path AWAIT = Path.of("src/main/resources/io/github/apprpm/verify/host/await.sh");

    @TempDir
    Path work;

    private HttpServer application;

    /** Answers each path with the status that it consists of, and any redirect leads to success. */
    @BeforeEach
    void startTheApplication() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/200");
            exchange.sendResponseHeaders(
                    Integer.parseInt(exchange.getRequestURI().getPath().substring(1)), -1);
            exchange.close();
        });
        application.start();
    }

    @AfterEach
    void stopTheApplication() {
        application.stop(0);
    }

    private String url(int status) {
        return "http://127.0.0.1:%d/%d".formatted(application.getAddress().getPort(), status);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299, 302, 404, 503})
    @Tag("tool")
    void theProbeOfAPackageTakesTheSameAnswers(int status) throws IOException {
        Tool.installed("curl");
        Tool.Result result = Tool.installed("sh")
                .run(
                        Files.writeString(work.resolve("ready"), ReadinessProbe.text())
                                .toString(),
                        url(status),
                        "0",
                        Long.toString(ProcessHandle.current().pid()));
        assertEquals(DEMANDED.isMetBy(status), result.status() == 0, result.output());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299, 302, 404, 499, 500, 503})
    @Tag("tool")
    void aHostTakesTheSameAnswers(int status) throws IOException {
        assertEquals(DEMANDED.isMetBy(status), awaits(status, "ready"));
        assertEquals(ANY.isMetBy(status), awaits(status, "any"));
    }

    /** Whether the host's script finds a service ready that systemd calls active. */
    private boolean awaits(int status, String wanted) throws IOException {
        Tool.installed("curl");
        Path systemctl = Files.writeString(work.resolve("systemctl"), "#!/bin/sh\necho ActiveState=active\n");
        assertTrue(systemctl.toFile().setExecutable(true));
        String output = Tool.installed("sh")
                .run(
                        Map.of("PATH", work + ":" + System.getenv("PATH")),
                        AWAIT.toString(),
                        "shop.service",
                        url(status),
                        wanted,
                        "0")
                .succeeded();
        assertTrue(output.contains("status=" + status), output);
        return output.contains("end=ready\n");
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
