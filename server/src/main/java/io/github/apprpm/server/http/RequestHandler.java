package io.github.apprpm.server.http;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.access.Identity;
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
import org.eclipse.jetty.util.URIUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates between Jetty and the routes. */
final class RequestHandler extends Handler.Abstract {
    private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

    private final Routes routes;
    private final Gate gate;
    private final FileSender files = new FileSender();

    RequestHandler(Routes routes, Gate gate) {
        this.gate = gate;
        this.routes = routes;
        installBean(files);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Answer answer = answer(request);
        answer.headers().forEach(response.getHeaders()::put);
        if (answer.file().isPresent()) {
            files.send(answer.file().get(), request, response, callback);
            return true;
        }
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.content().length);
        boolean isHead = request.getMethod().equals("HEAD");
        ByteBuffer content = isHead ? null : ByteBuffer.wrap(answer.content());
        if (answer.status() >= 400 && UnreadBody.isIn(request)) {
            UnreadBody.announce(response);
            response.write(true, content, Callback.from(() -> UnreadBody.take(request), callback));
        } else {
            response.write(true, content, callback);
        }
        return true;
    }

    private Answer answer(Request request) {
        try {
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
        } catch (RefusedException e) {
            return e.answer();
        } catch (BrokenUploadException e) {
            return Answer.text(400, e.getMessage());
        } catch (PackagingException e) {
            return Answer.text(422, e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error(
                    "{} {} failed: {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    e.toString());
            return Answer.text(500, "The server could not do this; its log says why.");
        }
    }

    private Identity identity(Request request, Routes.Match match) throws IOException {
        return match.right().isEmpty()
                ? Identity.NOBODY
                : gate.admit(
                        Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION)),
                        Request.getRemoteAddr(request),
                        match.right().get(),
                        Optional.ofNullable(match.variables().get("repository")));
    }

    private static ServerRequest translated(Request request, String path, Routes.Match match, Identity identity) {
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
                Request.getRemoteAddr(request),
                "%s://%s"
                        .formatted(
                                request.getHttpURI().getScheme(),
                                request.getHttpURI().getAuthority()),
                () -> new UploadedContent(Content.Source.asInputStream(request), System::nanoTime));
    }
}
