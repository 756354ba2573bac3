package io.github.apprpm.server.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Tells the listener of what Jetty has answered, also by itself. */
record Served(RequestListener listener, ProxyRule proxies) implements RequestLog {
    /** The attribute of a request that has the name of who asks. */
    static final String WHO = "apprpm.who";

    @Override
    public void log(Request request, Response response) {
        listener.served(new ServedRequest(
                proxies.client(
                        Request.getRemoteAddr(request), request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR)),
                Optional.ofNullable((String) request.getAttribute(WHO)).orElse("anonymous"),
                request.getMethod(),
                Optional.ofNullable(request.getHttpURI().getPathQuery()).orElse(""),
                response.getStatus(),
                Request.getContentBytesRead(request),
                Response.getContentBytesWritten(response),
                System.nanoTime() - request.getBeginNanoTime(),
                Optional.ofNullable(request.getHeaders().get(HttpHeader.USER_AGENT))
                        .orElse("-")));
    }
}
