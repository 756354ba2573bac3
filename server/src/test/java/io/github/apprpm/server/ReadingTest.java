package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts read is served as HTTP wants it (RFC 9110), and nothing else is. */
class ReadingTest {
    private static final String VIEW = "/repositories/apps/el9/x86_64/";
    private static final String RPM = VIEW + "Packages/shop-1.0%2bb-1.el9.noarch.rpm";

    @TempDir
    Path directory;

    private RunningServer server;
    private byte[] rpm;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(directory);
        rpm = SmallPackage.shop("1.0+b").bytes();
        server.put("/upload", rpm);
        server.reindex();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpResponse<String> get(String path, String header, String value) throws IOException {
        return server.send(HttpRequest.newBuilder(server.uri(path)).header(header, value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0+b", "1.0%2bb", "1.0%2Bb"})
    void aPlusIsAPlus(String version) throws IOException {
        assertEquals(200, server.get(RPM.replace("1.0%2bb", version)).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {RPM, VIEW + "repodata/repomd.xml"})
    void whatAClientHasIsNotSentAgain(String path) throws IOException {
        HttpResponse<String> first = server.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> second = get(path, "If-None-Match", tag);
        assertEquals(304, second.statusCode());
        assertEquals("", second.body());
        assertEquals(200, get(path, "If-None-Match", "\"other\"").statusCode());
        assertEquals(
                304,
                get(
                                path,
                                "If-Modified-Since",
                                first.headers().firstValue("Last-Modified").orElseThrow())
                        .statusCode());
        assertEquals(
                200,
                get(path, "If-Modified-Since", "Fri, 01 Jan 2021 00:00:00 GMT").statusCode());
    }

    @Test
    void aFileOfMetadataIsSentWholeInPartsAndNotAgainAndNoMoreWhenItIsGone() throws IOException {
        Matcher href = Pattern.compile("repodata/[0-9a-f]{64}-primary\\.xml\\.gz")
                .matcher(server.get(VIEW + "repodata/repomd.xml").body());
        assertTrue(href.find());
        String path = VIEW + href.group();
        HttpResponse<String> first = server.get(path);
        long length = first.headers().firstValueAsLong("Content-Length").orElseThrow();
        String tag = first.headers().firstValue("ETag").orElseThrow();

        for (int i = 0; i < 2; i++) {
            assertEquals(
                    length,
                    server.get(path)
                            .headers()
                            .firstValueAsLong("Content-Length")
                            .orElseThrow());
            assertEquals(304, get(path, "If-None-Match", tag).statusCode());
        }
        HttpResponse<String> part = get(path, "Range", "bytes=0-9");
        assertEquals(206, part.statusCode());
        assertEquals(10, part.headers().firstValueAsLong("Content-Length").orElseThrow());
        Files.delete(server.data().resolve(path.substring(1)));
        assertEquals(404, server.get(path).statusCode());
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-95,206,96", "bytes=-7,206,7", "bytes=96-,206,-96", "bytes=99999999-,416,0"})
    void partsOfAPackageAreSent(String range, int status, int length) throws IOException {
        HttpResponse<String> answer = get(RPM, "Range", range);
        assertEquals(status, answer.statusCode());
        if (status == 206) {
            assertEquals(
                    length < 0 ? rpm.length + length : length,
                    answer.headers().firstValueAsLong("Content-Length").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {RPM, VIEW + "repodata/repomd.xml", "/health"})
    void headSaysHowLongItIs(String path) throws IOException {
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(server.uri(path)).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValueAsLong("Content-Length").orElseThrow() > 0);
    }

    @Test
    void whatNeverChangesMayBeKeptAndTheRestIsAskedForAgain() throws IOException {
        assertEquals(
                "public, max-age=31536000, immutable",
                server.get(RPM).headers().firstValue("Cache-Control").orElseThrow());
        assertEquals(
                "no-cache",
                server.get(VIEW + "repodata/repomd.xml")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow());
    }

    @Test
    void theRepoFileSaysWhereTheServerIs() throws IOException {
        assertTrue(server.get("/repositories/apps/el9.repo")
                .body()
                .contains("baseurl=" + server.uri("/repositories/apps/el9/$basearch/")));
    }

    /** Raw, since clients clean paths. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repositories/apps/el9/x86_64/../../../../tokens",
                "/repositories/apps/el9/x86_64/Packages/../../../../../tokens",
                "/repositories/apps/el9/x86_64/%2e%2e/%2e%2e/%2e%2e/%2e%2e/tokens",
                "/repositories/apps/el9/x86_64/..%2f..%2f..%2f..%2ftokens",
                "/repositories/apps/el9/x86_64/..%5c..%5ctokens",
                "/repositories/apps/el9/x86_64//etc/passwd",
                "/repositories/apps/el9/x86_64/%2fetc%2fpasswd",
                "/repositories/apps/el9/x86_64/.repodata.lock",
                "/repositories/apps/el9/x86_64/repodata/",
                "/repositories/apps/el9/x86_64/repodata",
                "/repositories/apps/el9/x86_64/repodata/x.tmp",
                "/repositories/apps/el9/x86_64/Packages",
                "/repositories/apps/el9/x86_64/Packages/.hidden.rpm",
                "/repositories/apps/el9/x86_64/Packages/a%00.rpm",
                "/repositories/apps/el9/x86_64/media.1/media",
                "/repositories/../tokens",
                "/repositories/apps/..;/tokens",
                "/repositories/%2e%2e/%2e%2e/x/y.rpm",
                "/repositories/apps/el9/x86_64/Packages/%ff%fe.rpm",
                "/repositories/apps/el9/x86_64/Packages/%zz.rpm",
                "/tokens",
                "/.incoming/x.rpm",
                "//",
                "*",
                "/%"
            })
    void nothingElseIsServed(String path) throws IOException {
        Files.writeString(server.data().resolve("tokens"), "");
        String answer = raw("GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(path));
        assertTrue(answer.matches("(?s)HTTP/1.1 (400|404) .*"), answer);
    }

    @Test
    void aPathOfAnyLengthIsNoFailure() throws IOException {
        String answer =
                raw("GET %s%s.rpm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted(VIEW, "a".repeat(5000)));
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        answer = raw("GET /%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".formatted("a".repeat(50_000)));
        assertTrue(answer.startsWith("HTTP/1.1 414 "), answer);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.uri("/").getPort());
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theBytesAreThoseOfTheUpload() throws IOException {
        try (InputStream in = server.uri(RPM).toURL().openStream()) {
            assertArrayEquals(rpm, in.readAllBytes());
        }
    }
}
