package io.github.apprpm.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of HTTP on this machine that answers as a test says, and keeps what it was asked. */
public final class StubServer implements AutoCloseable {
    /** Decides about a request. */
    @FunctionalInterface
    public interface Answers {
        Answer to(Asked asked) throws IOException;
    }

    /** A request as it came. */
    public record Asked(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        public String path() {
            return uri.getRawPath();
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        public String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    /** What is answered. A negative status closes the connection without a word. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public static final Answer LOST = of(-1, "");

        public static Answer of(int status, String body) {
            return new Answer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Answer of(int status, byte[] body) {
            return new Answer(status, Map.of(), body);
        }

        public Answer with(String name, String value) {
            return new Answer(status, Map.of(name, value), body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public StubServer(Answers answers) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> answer(exchange, answers));
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange, Answers answers) throws IOException {
        try (exchange) {
            Asked request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    exchange.getRequestBody().readAllBytes());
            asked.add(request);
            Answer answer = answers.to(request);
            if (answer.status() < 0) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean isEmpty = answer.body().length == 0 || request.method().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
            if (!isEmpty) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    /** Such as {@code http://127.0.0.1:41234/}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    public URI uri(String path) {
        return uri().resolve(path);
    }

    /** All requests so far. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
