package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.server.access.TokenFile;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may what, by a table. */
class AccessTest {
    @TempDir
    Path directory;

    private RunningServer server;
    private final Map<String, String> tokens = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(directory, "repositories = apps test", "anonymous = nothing");
        tokens.put("reader", server.token("reader", "read"));
        tokens.put("uploader", server.token("uploader", "upload"));
        tokens.put("tester", server.token("tester", "read,upload", "test"));
        tokens.put("admin", server.token("admin", "admin"));
        tokens.put("nobody", server.token("nobody", "nothing"));
        tokens.put("wrong", "apprpm_wrong");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpRequest.Builder as(String who, String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("no package"));
        return who.equals("anonymous") ? request : request.header("Authorization", "Bearer " + tokens.get(who));
    }

    /** The body is no package, so that 422 is the answer of whoever may put one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                //                                               anonymous wrong nobody reader uploader tester admin
                "GET  /health                                     | 200 | 200 | 200 | 200 | 200 | 200 | 200",
                "PUT  /upload                                     | 401 | 401 | 403 | 403 | 422 | 403 | 422",
                "PUT  /upload/x.rpm                               | 401 | 401 | 403 | 403 | 422 | 403 | 422",
                "PUT  /repositories/apps/upload                   | 401 | 401 | 403 | 403 | 422 | 403 | 422",
                "PUT  /repositories/test/upload/x.rpm             | 401 | 401 | 403 | 403 | 422 | 422 | 422",
                "PUT  /repositories/none/upload                   | 401 | 401 | 403 | 403 | 404 | 403 | 404",
                "PUT  /api/packages/test/rpm/upload               | 401 | 401 | 403 | 403 | 422 | 422 | 422",
                "PUT  /api/packages/apps/rpm/el9/upload           | 401 | 401 | 403 | 403 | 422 | 403 | 422",
                "PUT  /repository/apps/el9/x.rpm                  | 401 | 401 | 403 | 403 | 422 | 403 | 422",
                "POST /reindex                                    | 401 | 401 | 403 | 403 | 202 | 202 | 202",
                "POST /repositories/apps/reindex                  | 401 | 401 | 403 | 403 | 202 | 403 | 202",
                "GET  /repositories/apps/el9.repo                 | 401 | 401 | 403 | 404 | 403 | 403 | 404",
                "GET  /repositories/test/el9.repo                 | 401 | 401 | 403 | 404 | 403 | 404 | 404",
                "GET  /repositories/apps/el9/x86_64/repodata/repomd.xml | 401 | 401 | 403 | 404 | 403 | 403 | 404",
                "GET  /repositories/test/el9/x86_64/Packages/x.rpm      | 401 | 401 | 403 | 404 | 403 | 404 | 404",
                "GET  /repositories/test/upload/x.rpm             | 401 | 401 | 403 | 404 | 403 | 404 | 404",
                "GET  /                                           | 401 | 401 | 403 | 200 | 403 | 200 | 200",
                "GET  /search?q=shop                              | 401 | 401 | 403 | 200 | 403 | 200 | 200",
                "GET  /statistics                                 | 401 | 401 | 403 | 200 | 403 | 200 | 200",
                "GET  /packages/apps/el9/x86_64                   | 401 | 401 | 403 | 404 | 403 | 403 | 404",
                "GET  /packages/test/el9/x86_64/shop-1.0-1.noarch | 401 | 401 | 403 | 404 | 403 | 404 | 404",
                "GET  /packages/apps/el9/x86_64/shop-1.0-1.noarch/changes | 401 | 401 | 403 | 404 | 403 | 403 | 404",
                "GET  /metrics                                    | 401 | 401 | 403 | 200 | 403 | 200 | 200",
                "GET  /admin                                      | 401 | 401 | 403 | 403 | 403 | 403 | 200",
                "POST /admin/promote                              | 401 | 401 | 403 | 403 | 403 | 403 | 415",
                "POST /admin/yank                                 | 401 | 401 | 403 | 403 | 403 | 403 | 415",
                "POST /admin/restore                              | 401 | 401 | 403 | 403 | 403 | 403 | 415",
                "POST /admin/tokens/add                           | 401 | 401 | 403 | 403 | 403 | 403 | 415",
                "POST /admin/tokens/remove                        | 401 | 401 | 403 | 403 | 403 | 403 | 415",
                "GET  /tokens                                     | 404 | 404 | 404 | 404 | 404 | 404 | 404",
                "POST /upload                                     | 405 | 405 | 405 | 405 | 405 | 405 | 405"
            })
    void eachPathAsksForItsRight(
            String request, int anonymous, int wrong, int nobody, int reader, int uploader, int tester, int admin)
            throws IOException {
        String[] words = request.split(" +");
        Map<String, Integer> expected = Map.of(
                "anonymous",
                anonymous,
                "wrong",
                wrong,
                "nobody",
                nobody,
                "reader",
                reader,
                "uploader",
                uploader,
                "tester",
                tester,
                "admin",
                admin);
        Map<String, Integer> seen = new HashMap<>();
        for (String who : expected.keySet()) {
            seen.put(who, server.send(as(who, words[0], words[1])).statusCode());
        }
        assertEquals(expected, seen);
    }

    @Test
    void aTokenIsThePasswordOfAnyName() throws IOException {
        for (String header : new String[] {
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString(("me:" + tokens.get("reader")).getBytes(StandardCharsets.UTF_8)),
            "basic "
                    + Base64.getEncoder().encodeToString((":" + tokens.get("reader")).getBytes(StandardCharsets.UTF_8)),
            "Bearer " + tokens.get("reader"),
            "token " + tokens.get("reader")
        }) {
            HttpResponse<String> answer = server.send(HttpRequest.newBuilder(server.uri("/repositories/apps/el9.repo"))
                    .header("Authorization", header));
            assertEquals(404, answer.statusCode());
        }
    }

    @Test
    void aTokenThatWasRemovedIsNotKnown() throws IOException {
        assertEquals(
                404,
                server.send(as("reader", "GET", "/repositories/apps/el9.repo")).statusCode());
        new TokenFile(server.data()).remove("reader");
        assertEquals(
                401,
                server.send(as("reader", "GET", "/repositories/apps/el9.repo")).statusCode());
    }

    @Test
    void theSecretIsNotKept() throws IOException {
        String kept = Files.readString(server.data().resolve("tokens"));
        assertTrue(kept.contains("reader "));
        tokens.values().forEach(secret -> assertFalse(kept.contains(secret)));
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(server.data().resolve("tokens"))));
    }

    @Test
    void whoTriesTokensHasToWait() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    401,
                    server.send(as("wrong", "GET", "/repositories/apps/el9.repo"))
                            .statusCode());
        }
        HttpResponse<String> answer = server.send(as("reader", "GET", "/repositories/apps/el9.repo"));
        assertEquals(429, answer.statusCode());
        assertEquals("60", answer.headers().firstValue("Retry-After").orElseThrow());
    }

    @Test
    void whoComesTooOftenHasToWait() throws IOException {
        Path other = Files.createDirectory(directory.resolve("limited"));
        try (RunningServer limited = RunningServer.in(other, "requestsPerMinute = 3")) {
            for (int i = 0; i < 3; i++) {
                assertEquals(404, limited.get("/repositories/apps/el9.repo").statusCode());
            }
            HttpResponse<String> answer = limited.get("/repositories/apps/el9.repo");
            assertEquals(429, answer.statusCode());
            assertEquals("60", answer.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(200, limited.get("/health").statusCode());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apprpm_wrong | 1000                | HTTP/1.1 401 Unauthorized",
                "uploader     | 99999999999         | HTTP/1.1 413 Payload Too Large",
                "reader       | 1000                | HTTP/1.1 403 Forbidden",
                "uploader     | 1000                | HTTP/1.1 100 Continue"
            })
    void aClientThatAsksForLeaveHearsARefusalBeforeItSendsTheBody(String who, String length, String first)
            throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "PUT /upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %s\r\nExpect: 100-continue\r\n\r\n"
                                    .formatted(tokens.getOrDefault(who, who), length)
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] line = new byte[first.length()];
            assertEquals(line.length, socket.getInputStream().readNBytes(line, 0, line.length));
            assertEquals(first, new String(line, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void readingIsOpenWhereTheConfigurationSaysSo() throws IOException {
        server.close();
        server = RunningServer.in(directory, "anonymous = read");
        assertEquals(404, server.get("/repositories/apps/el9.repo").statusCode());
        assertEquals(401, server.put(SmallPackage.shop("1.0")).statusCode());
    }
}
