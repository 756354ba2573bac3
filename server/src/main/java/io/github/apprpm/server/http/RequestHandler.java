package io.github.apprpm.server.http;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.access.Identity;
import io.github.apprpm.server.config.Network;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.URIUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates between Jetty and the routes. */
final class RequestHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final Routes routes;
    private final Gate gate;
    private final ProxyRule proxies;
    private final Optional<String> publicUrl;
    private final FileSender files = new FileSender();

    RequestHandler(Routes routes, Gate gate, Network network) {
        this.proxies = new ProxyRule(network.trustedProxies());
        this.publicUrl = network.publicUrl().map(url -> url.toString().replaceFirst("/$", ""));
        this.gate = gate;
        this.routes = routes;
        installBean(files);
    }

    /** Makes an answer; nothing if it needs more of the content. */
    @FunctionalInterface
    private interface Answering {
        Optional<Answer> answer() throws IOException;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answered(request, () -> Optional.of(answer(request))).orElseThrow();
        if (answer.receiver().isPresent()) {
            receive(new ArrivingContent(request, answer.receiver().get()), request, response, callback);
        } else {
            send(answer, request, response, callback);
        }
        return true;
    }

    /** While nothing comes, no thread waits for it. */
    private void receive(ArrivingContent content, Request request, Response response, Callback callback) {
        boolean isOver = true;
        Optional<Answer> answer;
        try {
            answer = answered(request, content::take);
            isOver = answer.isPresent();
        } finally {
            if (isOver) {
                close(content);
            }
        }
        answer.ifPresentOrElse(
                each -> send(each, request, response, callback),
                () -> request.demand(() -> receive(content, request, response, callback)));
    }

    private static void close(ArrivingContent content) {
        try {
            content.close();
        } catch (IOException e) {
            LOG.error("What is left of an upload cannot be removed: {}", e.toString());
        }
    }

    private void send(Answer answer, Request request, Response response, Callback callback) {
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.file().isPresent()) {
            files.send(answer.file().get(), request, response, callback);
            return;
        }
        if (answer.status() < 400 && isAtClient(answer, request)) {
            answer.stream().ifPresent(IO::close);
            response.setStatus(304);
            response.getHeaders().remove(HttpHeader.CONTENT_TYPE);
            response.getHeaders().remove(HttpHeader.CONTENT_LENGTH);
            response.write(true, null, callback);
            return;
        }
        if (answer.stream().isPresent()) {
            StreamSender.send(answer, request, response, callback);
            return;
        }
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.content().length);
        boolean isHead = request.getMethod().equals("HEAD");
        ByteBuffer content = isHead ? null : ByteBuffer.wrap(answer.content());
        if (answer.status() >= 400 && UnreadBody.isIn(request)) {
            UnreadBody.announce(response);
            response.write(
                    true, content, Callback.from(() -> new UnreadBody(request, callback).run(), callback::failed));
        } else {
            response.write(true, content, callback);
        }
    }

    /** Whether the client has it; a time is compared as text, since clients send back the one that they got. */
    private static boolean isAtClient(Answer answer, Request request) {
        String tag = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
        return tag != null
                ? tag.equals(answer.headers().get("ETag"))
                : answer.headers().containsKey("Last-Modified")
                        && answer.headers()
                                .get("Last-Modified")
                                .equals(request.getHeaders().get(HttpHeader.IF_MODIFIED_SINCE));
    }

    private Answer answer(Request request) throws IOException {
        String path = URIUtil.decodePath(request.getHttpURI().getPath());
        if (path == null || !path.startsWith("/")) {
            return Answer.notFound();
        }
        Optional<Routes.Match> match = routes.match(request.getMethod(), path);
        if (match.isPresent()) {
            return match.get()
                    .endpoint()
                    .answer(translated(request, path, match.get(), identity(request, match.get())));
        }
        return routes.methods(path).isEmpty()
                ? Answer.notFound()
                : Answer.text(405, "This address takes no " + request.getMethod() + ".")
                        .with("Allow", String.join(", ", routes.methods(path)));
    }

    private static Optional<Answer> answered(Request request, Answering answering) {
        try {
            return answering.answer();
        } catch (RefusedException e) {
            return Optional.of(e.answer());
        } catch (BrokenUploadException e) {
            return Optional.of(Answer.text(400, e.getMessage()));
        } catch (PackagingException e) {
            return Optional.of(Answer.text(422, e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "{} {} failed: {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    e.toString());
            return Optional.of(Answer.text(500, "The server could not do this; its log says why."));
        }
    }

    private String client(Request request) {
        return proxies.client(
                Request.getRemoteAddr(request), request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR));
    }

    private String origin(Request request) {
        return proxies.origin(
                Request.getRemoteAddr(request),
                request.getHttpURI().getScheme(),
                request.getHttpURI().getAuthority(),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO)),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.X_FORWARDED_HOST)));
    }

    private Identity identity(Request request, Routes.Match match) throws IOException {
        if (match.right().isEmpty()) {
            return Identity.NOBODY;
        }
        Identity identity = gate.admit(
                Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)),
                client(request),
                match.right().get(),
                Optional.ofNullable(match.variables().get("repository")));
        request.setAttribute(Served.WHO, identity.name());
        return identity;
    }

    private ServerRequest translated(Request request, String path, Routes.Match match, Identity identity) {
        Map<String, String> query = new HashMap<>();
        Request.extractQueryParameters(request).forEach(field -> query.putIfAbsent(field.getName(), field.getValue()));
        Map<String, String> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            if (field.getHeader() != HttpHeader.AUTHORIZATION) {
                headers.putIfAbsent(field.getLowerCaseName(), field.getValue());
            }
        }
        return new ServerRequest(
                identity,
                request.getMethod(),
                path,
                match.variables(),
                query,
                headers,
                client(request),
                publicUrl.orElseGet(() -> origin(request)),
                () -> new UploadedContent(Content.Source.asInputStream(request), new LeastSpeed(System::nanoTime)));
    }
}
