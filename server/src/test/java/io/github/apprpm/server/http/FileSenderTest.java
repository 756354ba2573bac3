package io.github.apprpm.server.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.server.access.AccessControl;
import io.github.apprpm.server.access.ClientLimit;
import io.github.apprpm.server.access.Grant;
import io.github.apprpm.server.access.TokenFile;
import io.github.apprpm.server.config.Listen;
import io.github.apprpm.server.config.Network;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSenderTest {
    @TempDir
    private static Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private static WebServer server;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        server = new WebServer(
                new Network(new Listen(Optional.of("127.0.0.1"), 0), Optional.empty(), Set.of(), Optional.empty()),
                new Routes()
                        .addOpen(
                                "GET",
                                "/{file}",
                                request ->
                                        Answer.file(directory.resolve(request.variable("file")), "application/x-rpm")),
                new Gate(
                        new AccessControl(new TokenFile(directory), Grant.NOTHING),
                        new ClientLimit(1, Duration.ofMinutes(1)),
                        Optional.empty()),
                request -> {});
        port = server.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 20_000_000})
    void sendsAllOfAFile(int size) throws Exception {
        byte[] file = file(size);

        HttpResponse<byte[]> answer = get();

        assertEquals(200, answer.statusCode());
        assertEquals(
                "application/x-rpm", answer.headers().firstValue("Content-Type").orElseThrow());
        assertArrayEquals(file, answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0-99", "65536-65535999", "1000000-1999999", "1999999-"})
    void sendsARange(String range) throws Exception {
        byte[] file = file(2_000_000);
        String[] ends = range.split("-");
        int from = Integer.parseInt(ends[0]);
        int to = ends.length < 2 ? file.length : Math.min(file.length, Integer.parseInt(ends[1]) + 1);

        HttpResponse<byte[]> answer = get("Range", "bytes=" + range);

        assertEquals(206, answer.statusCode());
        assertArrayEquals(Arrays.copyOfRange(file, from, to), answer.body());
    }

    @Test
    void sendsManyRanges() throws Exception {
        byte[] file = file(2_000_000);

        HttpResponse<byte[]> answer = get("Range", "bytes=0-99999,1000000-1099999");

        assertEquals(206, answer.statusCode());
        String body = new String(answer.body(), StandardCharsets.ISO_8859_1);
        assertTrue(body.contains(new String(file, 0, 100_000, StandardCharsets.ISO_8859_1)));
        assertTrue(body.contains(new String(file, 1_000_000, 100_000, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void sendsNothingThatTheClientHas() throws Exception {
        file(2_000_000);
        String etag = get().headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> answer = get("If-None-Match", etag);

        assertEquals(304, answer.statusCode());
        assertEquals(0, answer.body().length);
    }

    @Test
    void sendsNoContentForHeadAndTheNextAnswerOnTheConnectionWhole() throws Exception {
        byte[] file = file(2_000_000);

        HttpResponse<byte[]> answer = send(request().method("HEAD", BodyPublishers.noBody()));

        assertEquals("2000000", answer.headers().firstValue("Content-Length").orElseThrow());
        assertEquals(0, answer.body().length);
        assertArrayEquals(file, get().body());
    }

    @Test
    void waitsForASlowClient() throws Exception {
        byte[] file = file(20_000_000);

        try (Socket socket = ask()) {
            Thread.sleep(500); // until the buffers of both sides are full
            assertArrayEquals(file, body(socket.getInputStream()).readNBytes(file.length));
        }
    }

    @Test
    void endsTheConnectionIfTheFileBecomesShorter() throws Exception {
        file(50_000_000);

        try (Socket socket = ask()) {
            Thread.sleep(500);
            try (RandomAccessFile shortened = new RandomAccessFile(path().toFile(), "rw")) {
                shortened.setLength(1_000_000);
            }
            assertThrows(IOException.class, () -> {
                if (body(socket.getInputStream()).readNBytes(50_000_000).length < 50_000_000) {
                    throw new EOFException();
                }
            });
        }
    }

    @Test
    @Tag("tool")
    void sendsMoreThanABufferCanHave() throws Exception {
        long size = 2_500_000_000L;
        long[] marks = {0, 1 << 30, (1L << 31) - 1, 1L << 31, size - 1};
        Files.deleteIfExists(path());
        try (RandomAccessFile sparse = new RandomAccessFile(path().toFile(), "rw")) {
            sparse.setLength(size);
            for (long mark : marks) {
                sparse.seek(mark);
                sparse.write(1);
            }
        }

        long at = 0;
        int found = 0;
        try (Socket socket = ask()) {
            InputStream body = body(socket.getInputStream());
            byte[] buffer = new byte[1 << 20];
            byte[] zeros = new byte[1 << 20];
            for (int n = 0; at < size; at += n) {
                n = body.readNBytes(buffer, 0, (int) Math.min(buffer.length, size - at));
                assertTrue(n > 0, "it ends after " + at);
                for (int i = Arrays.mismatch(buffer, 0, n, zeros, 0, n); i >= 0; ) {
                    assertEquals(marks[found++], at + i);
                    int next = Arrays.mismatch(buffer, i + 1, n, zeros, i + 1, n);
                    i = next < 0 ? next : i + 1 + next;
                }
            }
        }

        assertEquals(marks.length, found);
    }

    private Socket ask() throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write("GET /shop.rpm HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static InputStream body(InputStream in) throws IOException {
        int ends = 0;
        while (ends < 4) {
            int next = in.read();
            ends = next == "\r\n\r\n".charAt(ends) ? ends + 1 : next == '\r' ? 1 : 0;
        }
        return in;
    }

    private HttpResponse<byte[]> get(String... headers) throws Exception {
        HttpRequest.Builder request = request();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/shop.rpm"));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private Path path() {
        return directory.resolve("shop.rpm");
    }

    private byte[] file(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(1).nextBytes(content);
        Files.write(path(), content);
        return content;
    }
}
