package io.github.apprpm.http;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Seconds;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer, given up when nothing has moved for a while: a package takes as long as it takes.
 *
 * @param proxy gets its credentials with the first request, too: a client with an authenticator would leave out the server's
 * @param patience how long nothing may move; a server that rebuilds its index before it answers takes minutes
 */
record HttpExchange(HttpClient client, Optional<HttpProxy> proxy, Duration patience) {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration TICK = Duration.ofMillis(200);
    private static final int SUCCESS = 200;

    HttpReply send(HttpCall call, HttpAccess access, Optional<Download> to) throws IOException {
        Movement movement = new Movement();
        HttpRequest request = request(call, access, movement);
        CompletableFuture<HttpResponse<byte[]>> running = client.sendAsync(request, handler(to, movement));
        try {
            HttpResponse<byte[]> response = await(running, movement);
            return new HttpReply(response.statusCode(), response.headers(), response.body());
        } finally {
            running.cancel(true);
        }
    }

    private HttpRequest request(HttpCall call, HttpAccess access, Movement movement) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).setHeader("User-Agent", "apprpm-maven-plugin");
        if (!call.body().type().isEmpty()) {
            request.setHeader("Content-Type", call.body().type());
        }
        call.headers().forEach(request::setHeader);
        proxy.filter(known -> known.isFor(call.uri().getHost()))
                .flatMap(HttpProxy::login)
                .ifPresent(login -> request.setHeader("Proxy-Authorization", login.header()));
        access.sent().forEach((name, value) -> {
            try {
                request.setHeader(name, value);
            } catch (IllegalArgumentException e) {
                throw new PackagingException(
                        "%s has a header '%s' that cannot be sent".formatted(access.origin(), name),
                        "Correct its <httpHeaders>: a name without blanks, a value without line ends");
            }
        });
        return request.method(call.method(), publisher(call, movement)).build();
    }

    private static HttpRequest.BodyPublisher publisher(HttpCall call, Movement movement) throws IOException {
        long size = call.body().size();
        if (size == 0) {
            return call.hasBody() ? BodyPublishers.ofByteArray(new byte[0]) : BodyPublishers.noBody();
        }
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> {
                    try {
                        return new SentBytes(call.body(), sent -> {
                            movement.note();
                            call.observer().accept(sent);
                        });
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }),
                size);
    }

    private static BodyHandler<byte[]> handler(Optional<Download> to, Movement movement) {
        return response -> {
            boolean isForFile = to.isPresent() && response.statusCode() == SUCCESS;
            HttpResponse.BodySubscriber<byte[]> body = isForFile
                    ? BodySubscribers.mapping(
                            BodySubscribers.ofFile(to.get().to(), CREATE, WRITE, TRUNCATE_EXISTING),
                            file -> new byte[0])
                    : new ShortBody(HttpReply.LONGEST_BODY);
            return new Received(body, movement::note, isForFile ? to.get().most() : Long.MAX_VALUE);
        };
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> running, Movement movement)
            throws IOException {
        while (true) {
            try {
                return running.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (movement.isOlderThan(patience)) {
                    throw new HttpTimeoutException("nothing has moved for " + Seconds.of(patience));
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("The build was interrupted");
            }
        }
    }

    /** When something was sent or came last. */
    private static final class Movement {
        private volatile long last = System.nanoTime();

        void note() {
            last = System.nanoTime();
        }

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - last > age.toNanos();
        }
    }
}
