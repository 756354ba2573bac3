package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server reaches those of others: by a token, through a proxy, and within bounds. */
class RemoteAccessTest {
    private static final SmallPackage SHOP = SmallPackage.shop("1.0");
    private static final SmallPackage FAR = SHOP.named("far-away");
    private static final String FAR_PATH = "/repositories/all/el9/x86_64/far/Packages/" + FAR.fileName();

    @TempDir
    private Path directory;

    private RunningServer other;
    private Optional<RunningServer> server = Optional.empty();
    private Optional<HttpServer> proxy = Optional.empty();
    private String token;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("remotes");
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord each) {
            log.add(each.getMessage() + " " + Arrays.toString(each.getParameters()));
        }

        @Override
        public void flush() {
            // at once
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void start() throws IOException {
        logger.addHandler(handler);
        other = RunningServer.in(
                Files.createDirectory(directory.resolve("other")), "architectures = x86_64", "anonymous = upload");
        token = other.token("mirror", "read");
        assertEquals(201, other.put(FAR).statusCode());
        other.reindex();
    }

    @AfterEach
    void stop() throws IOException {
        logger.removeHandler(handler);
        if (server.isPresent()) {
            server.get().close();
        }
        other.close();
        proxy.ifPresent(each -> each.stop(0));
    }

    private RunningServer server(String credentials, String... settings) throws IOException {
        Path own = Files.createDirectories(directory.resolve("own"));
        List<String> all = new ArrayList<>(List.of(
                "architectures = x86_64",
                "virtual = all: apps far",
                "remotes = far " + other.uri("/repositories/apps/$release/$basearch"),
                "remoteInterval = 100ms",
                "remoteCredentials = far " + Files.writeString(own.resolve("far"), credentials + "\n")));
        all.addAll(List.of(settings));
        RunningServer started = RunningServer.in(own, all.toArray(String[]::new));
        server = Optional.of(started);
        assertEquals(201, started.put(SHOP).statusCode());
        started.reindex();
        return started;
    }

    private static void await(BooleanSupplier isThere) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!isThere.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertTrue(isThere.getAsBoolean());
    }

    private boolean isFarThere() {
        try {
            return server.orElseThrow().get("/packages/all/el9/x86_64").body().contains("far-away");
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization: Bearer %s", "anyone:%s"})
    void whatTheFileSaysLetsItIn(String line) throws Exception {
        RunningServer started = server(line.formatted(token));

        await(this::isFarThere);
        assertEquals(200, started.get(FAR_PATH).statusCode());
        assertFalse(log.toString().contains(token), log.toString());
    }

    @Test
    void aRefusalNamesTheSettingAndNotTheSecret() throws Exception {
        server("anyone:wr0ng-secret");

        await(() -> !log.isEmpty());
        assertTrue(log.toString().contains("answers GET") && log.toString().contains("with 401"), log.toString());
        assertTrue(log.toString().contains("'remoteCredentials'"), log.toString());
        assertFalse(log.toString().contains("wr0ng"), log.toString());
    }

    @Test
    void aChangeOfTheFileHoldsAtOnce() throws Exception {
        RunningServer started = server("anyone:wr0ng-secret");
        await(() -> !log.isEmpty());
        Files.writeString(directory.resolve("own/far"), "anyone:" + token);

        await(this::isFarThere);
        assertEquals(200, started.get(FAR_PATH).statusCode());
    }

    /** A proxy that wants a user and password. */
    private String startProxy() throws IOException {
        HttpServer started = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        started.createContext("/", this::forward);
        started.start();
        proxy = Optional.of(started);
        return "http://127.0.0.1:" + started.getAddress().getPort();
    }

    private void forward(HttpExchange exchange) throws IOException {
        String login = Base64.getEncoder().encodeToString("me:pr0xy".getBytes(StandardCharsets.UTF_8));
        try (exchange) {
            if (!("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Proxy-Authorization"))) {
                exchange.getResponseHeaders().add("Proxy-Authenticate", "Basic realm=\"proxy\"");
                exchange.sendResponseHeaders(407, -1);
                return;
            }
            asked.add(exchange.getRequestURI().toString());
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(exchange.getRequestURI())
                                    .header(
                                            "Authorization",
                                            exchange.getRequestHeaders().getFirst("Authorization"))
                                    .build(),
                            BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void requestsGoThroughTheProxy() throws Exception {
        Path login = Files.writeString(directory.resolve("proxy"), "me:pr0xy");
        RunningServer started = server(
                "Authorization: Bearer " + token,
                "remoteProxy = " + startProxy() + " *.example.com",
                "remoteProxyCredentials = " + login);

        await(this::isFarThere);
        assertEquals(200, started.get(FAR_PATH).statusCode());
        assertTrue(asked.contains(
                other.uri("/repositories/apps/el9/x86_64/repodata/repomd.xml").toString()));
        assertTrue(asked.contains(other.uri("/repositories/apps/el9/x86_64/Packages/" + FAR.fileName())
                .toString()));
        assertFalse(log.toString().contains("pr0xy"), log.toString());
    }

    @Test
    void hostsThatAreNamedAreReachedDirectly() throws Exception {
        server("Authorization: Bearer " + token, "remoteProxy = " + startProxy() + " 127.*");

        await(this::isFarThere);
        assertEquals(List.of(), asked);
    }

    @Test
    void metadataThatAreTooLargeAreNotTaken() throws Exception {
        server("anyone:" + token, "remoteMetadata = 100");

        await(() -> !log.isEmpty());
        assertTrue(log.toString().contains("more than 100 bytes"), log.toString());
        assertFalse(isFarThere());
    }

    @Test
    void aPackageThatIsLongerThanTheMetadataSayIsNotTaken() throws Exception {
        RunningServer started = server("anyone:" + token);
        await(this::isFarThere);
        Path file = other.data().resolve("repositories/apps/el9/x86_64/Packages/" + FAR.fileName());
        Files.delete(file);
        Files.write(file, new byte[50_000_000]);

        assertEquals(502, started.get(FAR_PATH).statusCode());
        assertTrue(log.toString().contains("the answer has more than"), log.toString());
        try (var files = Files.walk(started.data().resolve("remotes"))) {
            assertEquals(
                    0, files.filter(each -> each.toString().endsWith(".tmp")).count());
        }
    }
}
