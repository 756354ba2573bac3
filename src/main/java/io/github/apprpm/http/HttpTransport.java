package io.github.apprpm.http;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Seconds;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends requests to a server: with its credentials, through the proxy of the settings, and again after a while where that is
 * safe.
 *
 * <p>Redirects are followed; credentials and headers of the settings stay with the server that they are for.
 */
public final class HttpTransport {
    /** Nobody has a reason to send a client further than this. */
    private static final int MOST_REDIRECTS = 5;

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int SEE_OTHER = 303;
    /** The server has done nothing: Too Early, Too Many Requests. */
    private static final Set<Integer> NOT_DONE = Set.of(425, 429);
    /** The server may have done it: Request Timeout, Internal Server Error, and what gateways say. */
    private static final Set<Integer> PERHAPS_DONE = Set.of(408, 500, 502, 503, 504);

    private final HttpAccess access;
    private final URI base;
    private final Optional<HttpProxy> proxy;
    private final Backoff backoff;
    private final Consumer<String> warnings;
    private final HttpExchange exchange;

    /**
     * @param base the server that the credentials are for
     * @param warnings hears why a request is sent again
     */
    public HttpTransport(
            URI base, HttpAccess access, Optional<HttpProxy> proxy, Backoff backoff, Consumer<String> warnings) {
        this(base, access, proxy, backoff, warnings, HttpExchange.PATIENCE);
    }

    /** @param patience how long a connection may be silent */
    HttpTransport(
            URI base,
            HttpAccess access,
            Optional<HttpProxy> proxy,
            Backoff backoff,
            Consumer<String> warnings,
            Duration patience) {
        this.base = base;
        this.access = access;
        this.proxy = proxy;
        this.backoff = backoff;
        this.warnings = warnings;
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // some servers answer the offer of HTTP/2 to a PUT with an error
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(HttpExchange.CONNECT_TIMEOUT);
        proxy.ifPresent(known -> client.proxy(known.selector()));
        this.exchange = new HttpExchange(client.build(), proxy, patience);
    }

    /**
     * The answer, whichever it is.
     *
     * @throws IOException if there is none
     */
    public HttpReply send(HttpCall call) throws IOException {
        return send(call, Optional.empty());
    }

    /**
     * The same; the body of a successful answer goes to a file, as it comes.
     *
     * @param to is made or replaced
     */
    public HttpReply download(HttpCall call, Path to) throws IOException {
        return download(call, to, Long.MAX_VALUE);
    }

    /**
     * The same from a server that nobody vouches for.
     *
     * @param most bytes that the body may have
     * @throws IOException if it has more
     */
    public HttpReply download(HttpCall call, Path to, long most) throws IOException {
        return send(call, Optional.of(new Download(to, most)));
    }

    /**
     * The answer to a request that must succeed.
     *
     * @throws PackagingException if the server refuses it
     */
    public HttpReply require(HttpCall call) throws IOException {
        HttpReply reply = send(call);
        if (!reply.isSuccess()) {
            throw refusal(call, reply);
        }
        return reply;
    }

    /** What is wrong with a request that was refused, and what to do about it. */
    public PackagingException refusal(HttpCall call, HttpReply reply) {
        return new Refusal(call, reply, access, proxy).exception();
    }

    private HttpReply send(HttpCall call, Optional<Download> to) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Duration pause;
            String reason;
            try {
                HttpReply reply = redirected(call, to);
                boolean again =
                        NOT_DONE.contains(reply.status()) || PERHAPS_DONE.contains(reply.status()) && call.repeatable();
                Optional<Duration> asked = Backoff.asked(reply, Instant.now());
                pause = asked.orElse(backoff.after(attempt));
                if (!again || attempt >= backoff.attempts() || pause.compareTo(backoff.longest()) > 0) {
                    return reply;
                }
                reason = "was answered with " + Refusal.status(reply.status());
            } catch (IOException e) {
                boolean again = !(e instanceof InterruptedIOException)
                        && !(e instanceof TooMuchException)
                        && !(e instanceof SSLHandshakeException)
                        && (isUnsent(e) || call.repeatable());
                if (!again || attempt >= backoff.attempts()) {
                    throw failure(call, e);
                }
                pause = backoff.after(attempt);
                reason = "failed: " + reason(e);
            }
            warnings.accept("%s %s; the next attempt is in %s".formatted(call, reason, Seconds.of(pause)));
            sleep(pause);
        }
    }

    private HttpReply redirected(HttpCall call, Optional<Download> to) throws IOException {
        HttpCall next = call;
        for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
            boolean isOurs = HttpPlace.isSameServer(base, next.uri());
            HttpReply reply = exchange.send(next, isOurs ? access : HttpAccess.ANONYMOUS, to);
            Optional<String> location = reply.header("Location");
            if (!REDIRECTS.contains(reply.status()) || location.isEmpty()) {
                return reply;
            }
            next = follow(next, reply.status(), location.get());
        }
        throw new PackagingException(
                "%s was redirected more than %d times".formatted(call, MOST_REDIRECTS),
                "Set <repositoryUrl> to the address where the server really is");
    }

    /** A POST is not sent elsewhere unless the server says that it stays a POST. */
    private static HttpCall follow(HttpCall call, int status, String location) {
        URI target = target(call, location);
        if (HttpPlace.isSecure(call.uri()) && !HttpPlace.isSecure(target)) {
            throw new PackagingException(
                    "%s was redirected to '%s', which is not encrypted".formatted(call, HttpPlace.shown(target)),
                    "Ask the server's administrator to correct that, or set <repositoryUrl> to another address");
        }
        if (status == SEE_OTHER) {
            return call.method().equals("HEAD") ? call.to(target) : call.asGet(target);
        }
        if (call.method().equals("POST") && status < 307) {
            throw new PackagingException(
                    "%s was redirected to '%s'".formatted(call, HttpPlace.shown(target)),
                    "Set <repositoryUrl> to the address where the server really is");
        }
        return call.to(target);
    }

    private static URI target(HttpCall call, String location) {
        try {
            URI target = call.uri().resolve(location);
            if (target.getHost() != null && String.valueOf(target.getScheme()).matches("(?i)https?")) {
                return target;
            }
        } catch (IllegalArgumentException e) {
            // As below.
        }
        throw new PackagingException(
                "%s was redirected to what is not an address of HTTP".formatted(call),
                "Check <repositoryUrl>, and ask the server's administrator");
    }

    /** Whether nothing of the request can have reached the server. */
    private static boolean isUnsent(IOException e) {
        return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
    }

    private IOException failure(HttpCall call, IOException e) {
        return new IOException("%s failed: %s".formatted(call, reason(e)), e);
    }

    private String reason(IOException e) {
        String place = proxy.filter(known -> known.isFor(base.getHost()))
                .map(known -> "the proxy " + known)
                .orElse("'" + base.getHost() + "'");
        if (e instanceof HttpConnectTimeoutException) {
            return "%s does not answer within %s".formatted(place, Seconds.of(HttpExchange.CONNECT_TIMEOUT));
        }
        if (e instanceof ConnectException && isUnresolved(e)) {
            return place + " is not known to this machine; check <repositoryUrl> and the network";
        }
        if (e instanceof ConnectException) {
            return "nobody listens at " + place + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
        }
        if (e instanceof SSLException) {
            return "no encrypted connection to %s: %s; a company's own authority is named with -Djavax.net.ssl.trustStore"
                    .formatted(place, access.withoutSecrets(String.valueOf(e.getMessage())));
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return access.withoutSecrets(message);
    }

    private static boolean isUnresolved(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The build was interrupted");
        }
    }
}
