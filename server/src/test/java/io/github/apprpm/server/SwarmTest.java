package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hundreds of clients that send a byte a second, or not what they say, do not keep others from being served. */
@Tag("tool")
class SwarmTest {
    /** Of each kind. */
    private static final int CLIENTS = 100;

    private static final Duration LASTS = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    /** Those of Jetty's pool, and some of the JVM. */
    private static final int MOST_THREADS = 250;

    @TempDir
    private Path directory;

    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(
                directory, List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"), "--quiet", "1s", "--longestDelay", "2s");
        // What is not read: more than the kernel takes by itself.
        put(SmallPackage.shop("0").with("x".repeat(20_000_000)));
        assertEquals(
                200,
                server.send(server.request("/reindex?wait=true").POST(BodyPublishers.noBody()))
                        .statusCode());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void put(SmallPackage rpm) throws Exception {
        HttpResponse<String> answer =
                server.send(server.request("/upload").PUT(BodyPublishers.ofByteArray(rpm.bytes())));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = server.send(server.request(path));
        assertEquals(200, answer.statusCode(), path);
        return answer.body();
    }

    /**
     * How a client behaves.
     *
     * @param begin is sent at once
     * @param drop is sent each second
     * @param leaves whether it closes the connection each second, and comes again
     */
    private record Kind(String begin, String drop, boolean leaves) {
        static Kind of(String begin, String drop) {
            return new Kind(begin.replace("\n", "\r\n"), drop, false);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.of("GET / HTTP/1.1\nX-", "a"),
            Kind.of("PUT /upload HTTP/1.1\nHost: x\nContent-Length: 100000\n\n", "a"),
            Kind.of("PUT /upload HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n10000\n", "a"),
            Kind.of("PUT /upload HTTP/1.1\nHost: x\nContent-Length: 100000\n\n", ""),
            Kind.of("PUT /upload HTTP/1.1\nHost: x\nContent-Length: 100000\nAuthorization: Bearer x\n\n", "a"),
            Kind.of("PUT /nothing HTTP/1.1\nHost: x\nContent-Length: 100000\n\n", "a"),
            Kind.of("GET /repositories/apps/el9/x86_64/Packages/shop-0-1.el9.noarch.rpm HTTP/1.1\nHost: x\n\n", ""),
            new Kind("PUT /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nabc", "", true));

    /** The connections of a kind. */
    private final class Swarm {
        private final Kind kind;
        private final List<SocketChannel> connections = new ArrayList<>();

        Swarm(Kind kind) throws IOException {
            this.kind = kind;
            come();
        }

        private void come() throws IOException {
            while (connections.size() < CLIENTS) {
                SocketChannel connection = SocketChannel.open(new InetSocketAddress("127.0.0.1", server.port()));
                connection.configureBlocking(false);
                connections.add(connection);
                send(connection, kind.begin());
            }
        }

        private void send(SocketChannel connection, String text) throws IOException {
            connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }

        /** Those that the server has closed come again. */
        void second() throws IOException {
            for (SocketChannel connection : List.copyOf(connections)) {
                try {
                    send(connection, kind.drop());
                } catch (IOException e) {
                    connection.close();
                }
                if (kind.leaves()) {
                    connection.close();
                }
            }
            connections.removeIf(connection -> !connection.isOpen());
            come();
        }

        void leave() throws IOException {
            for (SocketChannel connection : connections) {
                connection.close();
            }
        }
    }

    private Thread swarm(List<Swarm> swarms, AtomicBoolean isOver, AtomicReference<Exception> failure) {
        Thread thread = new Thread(() -> {
            try {
                while (!isOver.get()) {
                    for (Swarm each : swarms) {
                        each.second();
                    }
                    Thread.sleep(1000);
                }
            } catch (IOException | InterruptedException e) {
                failure.set(e);
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void othersAreServedInTime() throws Exception {
        List<Swarm> swarms = new ArrayList<>();
        for (Kind kind : KINDS) {
            swarms.add(new Swarm(kind));
        }
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread thread = swarm(swarms, isOver, failure);
        try {
            long end = System.nanoTime() + LASTS.toNanos();
            for (int i = 1; System.nanoTime() < end; i++) {
                long begin = System.nanoTime();
                put(SmallPackage.shop(Integer.toString(i)));
                get("/repositories/apps/el9/x86_64/repodata/repomd.xml");
                get("/repositories/apps/el9/x86_64/Packages/shop-%d-1.el9.noarch.rpm".formatted(i));
                get("/");
                Duration took = Duration.ofNanos(System.nanoTime() - begin);
                assertTrue(took.compareTo(LONGEST) < 0, "round %d took %s".formatted(i, took));
                Thread.sleep(100);
            }
            assertTrue(metric("jvm_threads_current") < MOST_THREADS, get("/metrics"));
            assertTrue(metric("apprpm_connections") > 5 * CLIENTS, get("/metrics"));
        } finally {
            isOver.set(true);
            thread.join();
            for (Swarm each : swarms) {
                each.leave();
            }
        }
        assertEquals(null, failure.get());
        assertTrue(server.isAlive(), server.log());
        assertFalse(get("/metrics").contains("status=\"5"), get("/metrics"));
        nothingIsLeft();
    }

    private long metric(String name) throws Exception {
        return get("/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private void nothingIsLeft() throws InterruptedException {
        Path incoming = directory.resolve("data/.incoming");
        for (int i = 0; i < 100 && incoming.toFile().list().length > 0; i++) {
            Thread.sleep(50);
        }
        assertEquals(0, incoming.toFile().list().length);
    }
}
