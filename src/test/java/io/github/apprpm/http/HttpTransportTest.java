package io.github.apprpm.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.apprpm.Tls;
import io.github.apprpm.http.StubServer.Answer;
import io.github.apprpm.http.StubServer.Answers;
import io.github.apprpm.http.StubServer.Asked;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportTest {
    private static final Backoff QUICK = new Backoff(3, Duration.ofMillis(1), Duration.ofSeconds(2));
    private static final HttpAccess ACCESS = new HttpAccess(
            "the <server> 'releases' of the settings", Optional.of(new Login("ci", "s3cret-word")), Map.of());

    @TempDir
    Path directory;

    private final List<String> warnings = new ArrayList<>();
    private final List<StubServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(StubServer::close);
    }

    private StubServer server(Answers answers) {
        StubServer server = new StubServer(answers);
        servers.add(server);
        return server;
    }

    private HttpTransport transport(StubServer server, HttpAccess access) {
        return new HttpTransport(server.uri(), access, Optional.empty(), QUICK, warnings::add);
    }

    private HttpTransport transport(StubServer server) {
        return transport(server, ACCESS);
    }

    private Path file(int size) throws IOException {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31 >> 3);
        }
        return Files.write(directory.resolve("shop-1.0-1.noarch.rpm"), bytes);
    }

    @Test
    void aFileIsSentWithItsLengthAndReportsItsProgress() throws IOException {
        StubServer server = server(asked -> Answer.of(201, ""));
        Path file = file(300_000);
        List<Long> sent = new ArrayList<>();
        HttpReply reply = transport(server)
                .send(HttpCall.put(server.uri("a.rpm"), HttpBody.of("application/x-rpm", file))
                        .observedBy(sent::add));
        Asked asked = server.asked().get(0);
        assertEquals(201, reply.status());
        assertArrayEquals(Files.readAllBytes(file), asked.body());
        assertEquals("300000", asked.header("Content-Length"));
        assertEquals("application/x-rpm", asked.header("Content-Type"));
        assertEquals(300_000L, sent.get(sent.size() - 1));
        assertTrue(sent.size() > 2);
    }

    @Test
    void anEmptyFileIsSentWithALengthOfZero() throws IOException {
        StubServer server = server(asked -> Answer.of(201, ""));
        transport(server).send(HttpCall.put(server.uri("a.rpm"), HttpBody.of("", file(0))));
        assertEquals("0", server.asked().get(0).header("Content-Length"));
    }

    @Test
    void aFormHasItsTextsAndTheFile() throws IOException {
        StubServer server = server(asked -> Answer.of(201, ""));
        Path file = Files.writeString(directory.resolve("x.rpm"), "bytes of a package");
        transport(server).send(HttpCall.post(server.uri("u"), HttpBody.form(Map.of("sha256", "ab"), "file", file)));
        Asked asked = server.asked().get(0);
        String boundary = asked.header("Content-Type").replaceFirst("multipart/form-data; boundary=", "");
        assertEquals(
                ("--B\r\nContent-Disposition: form-data; name=\"sha256\"\r\n\r\nab\r\n"
                                + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.rpm\"\r\n"
                                + "Content-Type: application/x-rpm\r\n\r\nbytes of a package\r\n--B--\r\n")
                        .replace("B\r", boundary + "\r")
                        .replace("B--", boundary + "--"),
                asked.text());
    }

    @Test
    void credentialsGoWithTheFirstRequest() throws IOException {
        StubServer server = server(asked -> Answer.of(200, ""));
        transport(server).send(HttpCall.get(server.uri("a")));
        assertEquals("Basic Y2k6czNjcmV0LXdvcmQ=", server.asked().get(0).header("Authorization"));
    }

    @Test
    void aHeaderOfTheSettingsIsPreferredToTheLogin() throws IOException {
        StubServer server = server(asked -> Answer.of(200, ""));
        transport(server, ACCESS.with("authorization", "Bearer token-1").with("X-JFrog-Art-Api", "key-1"))
                .send(HttpCall.get(server.uri("a")));
        assertEquals("Bearer token-1", server.asked().get(0).header("Authorization"));
        assertEquals("key-1", server.asked().get(0).header("X-JFrog-Art-Api"));
    }

    @Test
    void anotherServerGetsTheRequestWithoutCredentials() throws IOException {
        StubServer other = server(asked -> Answer.of(201, ""));
        StubServer server = server(asked ->
                Answer.of(307, "").with("Location", other.uri("b?signed=1").toString()));
        HttpReply reply = transport(server, ACCESS.with("X-Api-Key", "key-1"))
                .send(HttpCall.put(server.uri("a"), HttpBody.of("", file(1000))));
        assertEquals(201, reply.status());
        Asked asked = other.asked().get(0);
        assertEquals("PUT /b?signed=1", asked.toString());
        assertEquals(1000, asked.body().length);
        assertEquals("", asked.header("Authorization"));
        assertEquals("", asked.header("X-Api-Key"));
    }

    @Test
    void theSameServerGetsTheCredentialsAgain() throws IOException {
        StubServer server = server(asked ->
                asked.path().equals("/a") ? Answer.of(302, "").with("Location", "/b") : Answer.of(200, "found"));
        assertEquals(
                "found", transport(server).send(HttpCall.get(server.uri("a"))).text());
        assertFalse(server.asked().get(1).header("Authorization").isEmpty());
    }

    @Test
    void aRedirectedPostIsRefusedUnlessItStaysOne() {
        StubServer server = server(asked -> Answer.of(302, "").with("Location", "/login"));
        PackagingException e = assertThrows(
                PackagingException.class,
                () -> transport(server).send(HttpCall.post(server.uri("a"), HttpBody.json("{}"))));
        assertTrue(e.getMessage().contains("/login"), e.getMessage());
        assertEquals(1, server.asked().size());
    }

    @Test
    void endlessRedirectsEnd() {
        StubServer server = server(asked -> Answer.of(302, "").with("Location", asked.path() + "x"));
        assertThrows(PackagingException.class, () -> transport(server).send(HttpCall.get(server.uri("a"))));
        assertEquals(6, server.asked().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void whatMayGoAwayIsTriedAgain(int status) throws IOException {
        AtomicInteger count = new AtomicInteger();
        StubServer server = server(asked -> Answer.of(count.incrementAndGet() < 3 ? status : 201, ""));
        assertEquals(
                201,
                transport(server)
                        .send(HttpCall.put(server.uri("a"), HttpBody.of("", file(10))))
                        .status());
        assertEquals(3, server.asked().size());
        assertEquals(2, warnings.size());
        assertEquals(10, server.asked().get(2).body().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 413, 501, 507})
    void whatStaysIsNotTriedAgain(int status) throws IOException {
        StubServer server = server(asked -> Answer.of(status, ""));
        assertEquals(
                status, transport(server).send(HttpCall.get(server.uri("a"))).status());
        assertEquals(1, server.asked().size());
    }

    @Test
    void attemptsHaveAnEnd() throws IOException {
        StubServer server = server(asked -> Answer.of(503, "closed"));
        assertEquals(503, transport(server).send(HttpCall.get(server.uri("a"))).status());
        assertEquals(3, server.asked().size());
    }

    @Test
    void aRequestThatMayHaveBeenDoneIsNotRepeatedUnlessTwiceIsAsOnce() throws IOException {
        StubServer server = server(asked -> Answer.of(500, ""));
        transport(server).send(HttpCall.post(server.uri("a"), HttpBody.json("{}")));
        assertEquals(1, server.asked().size());
        StubServer silent = server(asked -> Answer.LOST);
        assertThrows(
                IOException.class, () -> transport(silent).send(HttpCall.post(silent.uri("a"), HttpBody.json("{}"))));
        assertEquals(1, silent.asked().size());
    }

    @Test
    void aPostThatTheServerHasNotBegunIsRepeated() throws IOException {
        AtomicInteger count = new AtomicInteger();
        StubServer server = server(asked -> Answer.of(count.incrementAndGet() < 2 ? 429 : 201, ""));
        assertEquals(
                201,
                transport(server)
                        .send(HttpCall.post(server.uri("a"), HttpBody.json("{}")))
                        .status());
    }

    @Test
    void aLostReplyIsAskedForAgain() throws IOException {
        AtomicInteger count = new AtomicInteger();
        StubServer server = server(asked -> count.incrementAndGet() < 3 ? Answer.LOST : Answer.of(200, "here"));
        assertEquals(
                "here", transport(server).send(HttpCall.get(server.uri("a"))).text());
    }

    @Test
    void theServerSaysHowLongToWait() throws IOException {
        AtomicInteger count = new AtomicInteger();
        StubServer server = server(asked ->
                count.incrementAndGet() < 2 ? Answer.of(429, "").with("Retry-After", "1") : Answer.of(200, ""));
        long begin = System.nanoTime();
        transport(server).send(HttpCall.get(server.uri("a")));
        assertTrue(System.nanoTime() - begin >= Duration.ofSeconds(1).toNanos());
        assertTrue(warnings.get(0).endsWith("429 Too Many Requests; the next attempt is in 1 s"), warnings.toString());
    }

    @Test
    void aServerThatAsksForTooMuchTimeIsGivenUp() throws IOException {
        StubServer server = server(asked -> Answer.of(429, "").with("Retry-After", "3600"));
        assertEquals(429, transport(server).send(HttpCall.get(server.uri("a"))).status());
        assertEquals(1, server.asked().size());
    }

    @Test
    void nobodyListeningIsSaidPlainly() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI nowhere = URI.create("http://127.0.0.1:" + port + "/");
        HttpTransport transport = new HttpTransport(nowhere, ACCESS, Optional.empty(), QUICK, warnings::add);
        IOException e = assertThrows(IOException.class, () -> transport.send(HttpCall.get(nowhere)));
        assertTrue(e.getMessage().contains("nobody listens at '127.0.0.1'"), e.getMessage());
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() {
        StubServer server = server(asked -> {
            try {
                Thread.sleep(3_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.of(200, "");
        });
        HttpTransport transport = new HttpTransport(
                server.uri(),
                ACCESS,
                Optional.empty(),
                new Backoff(1, Duration.ZERO, Duration.ZERO),
                warnings::add,
                Duration.ofMillis(300));
        IOException e = assertThrows(IOException.class, () -> transport.send(HttpCall.get(server.uri("a"))));
        assertTrue(e.getMessage().contains("nothing has moved for 300 ms"), e.getMessage());
    }

    @Test
    void aCertificateThatNobodyTrustsEndsTheRunAtOnce() throws IOException {
        HttpServer server = Tls.server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.start();
        try {
            URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
            HttpTransport transport = new HttpTransport(uri, ACCESS, Optional.empty(), QUICK, warnings::add);
            IOException e = assertThrows(IOException.class, () -> transport.send(HttpCall.get(uri)));
            assertTrue(e.getMessage().contains("no encrypted connection to '127.0.0.1'"), e.getMessage());
            assertTrue(e.getMessage().contains("-Djavax.net.ssl.trustStore"), e.getMessage());
            assertEquals(List.of(), warnings);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aDownloadReplacesTheFile() throws IOException {
        StubServer server = server(asked -> Answer.of(200, "new"));
        Path file = Files.writeString(directory.resolve("f"), "older and longer");
        transport(server).download(HttpCall.get(server.uri("a")), file);
        assertEquals("new", Files.readString(file));
    }

    @Test
    void aRefusedDownloadLeavesTheFile() throws IOException {
        StubServer server = server(asked -> Answer.of(404, "none"));
        Path file = directory.resolve("f");
        assertEquals(
                "none",
                transport(server).download(HttpCall.get(server.uri("a")), file).text());
        assertFalse(Files.exists(file));
    }

    @Test
    void aProxyGetsWhatIsNotDirect() throws IOException {
        StubServer proxy = server(asked -> asked.header("Proxy-Authorization").isEmpty()
                ? Answer.of(407, "").with("Proxy-Authenticate", "Basic realm=\"p\"")
                : Answer.of(200, "by proxy"));
        HttpProxy through = new HttpProxy(
                "127.0.0.1", proxy.uri().getPort(), Optional.of(new Login("p", "q")), "*.direct.example|localhost");
        URI target = URI.create("http://packages.example/");
        HttpTransport transport = new HttpTransport(target, ACCESS, Optional.of(through), QUICK, warnings::add);
        assertEquals("by proxy", transport.send(HttpCall.get(target)).text());
        assertTrue(proxy.asked().get(0).header("Authorization").contains("Basic"), "of the server behind it");
        assertFalse(through.isFor("a.direct.example"));
        assertFalse(through.isFor("localhost"));
        assertTrue(through.isFor("direct.example"));
    }

    @Test
    void aRefusalNamesTheServerOfTheSettingsAndNoSecret() {
        StubServer server = server(asked -> Answer.of(
                401, "<html><title>x</title><p>bad: " + asked.header("Authorization") + " for s3cret-word</p></html>"));
        PackagingException e = assertThrows(
                PackagingException.class, () -> transport(server).require(HttpCall.get(server.uri("a?token=t0ken"))));
        assertTrue(
                e.getMessage()
                        .endsWith("a was answered with 401 Unauthorized: 'bad: *** for ***'. "
                                + "Correct the user, password or token in the <server> 'releases' of the settings."),
                e.getMessage());
        assertFalse(e.getMessage().contains("t0ken"), e.getMessage());
    }

    @Test
    void credentialsInTheAddressAreRefusedWithoutRepeatingThem() {
        PackagingException e = assertThrows(
                PackagingException.class,
                () -> HttpPlace.base("<repositoryUrl>", "https://ci:s3cret-word@packages.example/"));
        assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
    }

    @Test
    void aNameIsEncodedForEachServer() {
        assertEquals(
                "https://packages.example/r/a%2Bb%5E1~rc%20%C3%A4.rpm",
                HttpPlace.below(HttpPlace.base("<repositoryUrl>", "https://packages.example/r"), "a+b^1~rc ä.rpm")
                        .toString());
    }
}
