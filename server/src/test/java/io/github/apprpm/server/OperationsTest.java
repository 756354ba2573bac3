package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those who run the server see of it. */
class OperationsTest {
    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(
                directory, "anonymous = read", "logs = " + directory.resolve("logs"), "trustedProxies = 127.0.0.1");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private int put(String token, byte[] bytes) throws IOException {
        return server.send(HttpRequest.newBuilder(server.uri("/upload"))
                        .header("Authorization", "Bearer " + token)
                        .header("User-Agent", "curl\"x\\y")
                        .header("X-Forwarded-For", "192.0.2.1, 192.0.2.7")
                        .PUT(BodyPublishers.ofByteArray(bytes)))
                .statusCode();
    }

    @Test
    void theMetricsCountWhatWasAskedAndStored() throws IOException {
        String token = server.token("ci", "upload");
        byte[] rpm = SmallPackage.shop("1").bytes();
        assertEquals(201, put(token, rpm));
        assertEquals(200, put(token, rpm));
        assertEquals(401, put("wrong", rpm));
        server.get("/nothing");
        String metrics = metricsWith("status=\"401\"");
        for (String line : List.of(
                "apprpm_requests_total{method=\"PUT\",status=\"201\"} 1",
                "apprpm_requests_total{method=\"PUT\",status=\"200\"} 1",
                "apprpm_requests_total{method=\"PUT\",status=\"401\"} 1",
                "apprpm_requests_total{method=\"GET\",status=\"404\"} 1",
                "apprpm_packages_bytes " + rpm.length,
                "apprpm_index_pending 2")) {
            assertTrue(metrics.lines().anyMatch(line::equals), line + " in " + metrics);
        }
        metrics.lines()
                .forEach(line -> assertTrue(
                        line.matches(
                                "# TYPE [a-z_]+ (counter|gauge)|[a-z_]+(\\{[a-z]+=\"[^\"]*\"(,[a-z]+=\"[^\"]*\")*})? [0-9.]+"),
                        line));
    }

    /** A request is counted when all of it is read, which may be after the answer. */
    private String metricsWith(String text) throws IOException {
        String metrics = server.get("/metrics").body();
        for (int tries = 0; tries < 100 && !metrics.contains(text); tries++) {
            metrics = server.get("/metrics").body();
        }
        return metrics;
    }

    @Test
    void theLogSaysWhoHasAskedForWhatAndNoSecret() throws IOException {
        String token = server.token("ci", "upload");
        put(token, SmallPackage.shop("1").bytes());
        server.get("/repositories/apps/el9.repo?x=%0aa%22b");
        server.close();
        String log;
        try (Stream<Path> files = Files.list(directory.resolve("logs"))) {
            log = Files.readString(files.findFirst().orElseThrow());
        }
        List<String> lines = log.lines().toList();
        assertTrue(
                lines.get(0)
                        .matches(
                                "192\\.0\\.2\\.7 - ci \\[.* \\+0000] \"PUT /upload\" 201 \\d+ \"-\" \"curl\\\\u0022x\\\\u005cy\" \\d+"),
                lines.get(0));
        assertTrue(lines.get(1).contains("\"GET /repositories/apps/el9.repo?x=%0aa%22b\" 200 "), lines.get(1));
        assertEquals(2, lines.size());
        assertFalse(log.contains(token));
    }

    @Test
    void theAuditLogHasTheUploadAndNoSecret() throws IOException {
        String token = server.token("ci", "upload");
        put(token, SmallPackage.shop("1").bytes());
        String audit = "";
        try (Stream<Path> files = Files.walk(server.data().resolve("audit"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                audit += Files.readString(file);
            }
        }
        assertTrue(audit.contains("ci") && audit.contains("upload") && audit.contains("shop-1"), audit);
        assertFalse(audit.contains(token));
    }

    @Test
    void whatAProxySaysOfTheClientIsBelievedOfThoseThatAreTrusted() throws IOException {
        server.put(SmallPackage.shop("1"));
        put(server.token("ci", "upload"), SmallPackage.shop("1").bytes());
        String repo = server.send(HttpRequest.newBuilder(server.uri("/repositories/apps/el9.repo"))
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "rpm.example.com"))
                .body();
        assertTrue(repo.contains("baseurl=https://rpm.example.com/repositories/apps/el9/$basearch/"), repo);
        server.close();
        server = RunningServer.in(directory);
        repo = server.send(HttpRequest.newBuilder(server.uri("/repositories/apps/el9.repo"))
                        .header("X-Forwarded-Host", "evil.example.com"))
                .body();
        assertFalse(repo.contains("evil"), repo);
    }
}
