package io.github.apprpm.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets conditional writes reach a server of S3 one after the other, as Amazon's decides them. s3mock 4.9 looks first and
 * writes then: of eight at once, more than one succeeds more often than not.
 */
final class OneWriteAtATime {
    /** What {@link HttpClient} sets itself, or what is of one connection. */
    private static final Set<String> OF_CONNECTION =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Lock writes = new ReentrantLock();
    private final URI server;

    private OneWriteAtATime(URI server) {
        this.server = server;
    }

    /** @return the address in front of it, until this process ends */
    static URI inFrontOf(URI server) throws IOException {
        HttpServer front = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        front.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "in front of S3");
            thread.setDaemon(true);
            return thread;
        }));
        front.createContext("/", new OneWriteAtATime(server)::handle);
        front.start();
        return URI.create("http://localhost:" + front.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        boolean isConditional = exchange.getRequestMethod().equals("PUT")
                && List.of("If-Match", "If-None-Match").stream().anyMatch(exchange.getRequestHeaders()::containsKey);
        try (exchange) {
            byte[] content = exchange.getRequestBody().readAllBytes();
            if (isConditional) {
                writes.lock();
            }
            try {
                pass(exchange, content);
            } finally {
                if (isConditional) {
                    writes.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange, byte[] content) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server + exchange.getRequestURI().toASCIIString()))
                .method(
                        exchange.getRequestMethod(),
                        content.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
        boolean hasContent =
                !exchange.getRequestMethod().equals("HEAD") && answer.statusCode() != 204 && answer.statusCode() != 304;
        answer.headers().map().forEach((name, values) -> {
            if (!OF_CONNECTION.contains(name.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase("content-length")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        // 0 stands for an unknown length, and -1 for none.
        long length = answer.headers().firstValueAsLong("Content-Length").orElse(0);
        boolean isEmpty = !hasContent
                || answer.headers()
                        .firstValue("Content-Length")
                        .filter("0"::equals)
                        .isPresent();
        exchange.sendResponseHeaders(answer.statusCode(), isEmpty ? -1 : length);
        try (InputStream in = answer.body()) {
            if (!isEmpty) {
                in.transferTo(exchange.getResponseBody());
            }
        }
    }
}
