package io.github.apprpm.verify.process;

import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.program.Interruption;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.Answer;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Health;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;

/** Sends HTTP requests to the application as a readiness check on a host does: without a proxy, and without following redirects. */
final class Loopback {
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(2);

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int SOCKET_MILLIS = 2000;
    /** What some servers answer to a plain request where they speak TLS. */
    static final int BAD_REQUEST = 400;

    private static final Pattern ESCAPED = Pattern.compile("[^\\w.~:/?@!$&'()*+,;=%#-]|%(?![0-9A-Fa-f]{2})");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .connectTimeout(CONNECTS_WITHIN)
            .sslContext(AnyCertificate.context())
            .build();

    /**
     * Gets a page.
     *
     * @param place where the page is
     * @throws ConnectException if no process listens
     * @throws HttpTimeoutException if the answer takes longer
     * @throws IOException if the answer is not complete
     */
    Answer get(Health place, String path, Duration limit) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(place.url(escaped(path))))
                .header("User-Agent", "apprpm")
                .build();
        long start = System.nanoTime();
        // The timeout of a request does not cover the body, which may never end.
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    response.statusCode(),
                    response.headers().map(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw (IOException) new HttpTimeoutException("no complete answer").initCause(e);
        } catch (InterruptedException e) {
            throw Interruption.of("Interrupted while asking " + path, e);
        } finally {
            sent.cancel(true);
        }
    }

    /** The same for one of the project's own requests, which must be answered. */
    Answer answer(Health place, String path) throws IOException, BrokenPromise {
        try {
            return get(place, path, LONGEST_ANSWER);
        } catch (HttpTimeoutException e) {
            throw new BrokenPromise("GET %s was not answered within %s".formatted(path, Seconds.of(LONGEST_ANSWER)));
        } catch (ConnectException e) {
            throw new BrokenPromise("GET %s failed: no process listens on port %d".formatted(path, place.port()));
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenPromise("GET %s got no complete answer: %s".formatted(path, e.getMessage()));
        }
    }

    /** Whether the process that listens there can be asked in this way. */
    boolean speaks(Scheme scheme, Health place) {
        return scheme == Scheme.HTTPS ? speaksTls(place) : speaksPlain(place.over(Scheme.HTTP));
    }

    private boolean speaksPlain(Health place) {
        try {
            return get(place, "/", CONNECTS_WITHIN).status() != BAD_REQUEST;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean speaksTls(Health place) {
        try (Socket plain = connected(place);
                SSLSocket socket = (SSLSocket) AnyCertificate.context()
                        .getSocketFactory()
                        .createSocket(plain, place.host(), place.port(), true)) {
            socket.startHandshake();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a process listens there, whatever it speaks. */
    static boolean accepts(Health place) {
        try (Socket socket = connected(place)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connected(Health place) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setSoTimeout(SOCKET_MILLIS);
            socket.connect(new InetSocketAddress(place.host().replaceAll("[\\[\\]]", ""), place.port()), SOCKET_MILLIS);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Escapes the characters that Java does not accept in a path, as a browser does. */
    private static String escaped(String path) {
        return ESCAPED.matcher(path)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }
}
