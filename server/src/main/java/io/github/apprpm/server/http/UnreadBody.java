package io.github.apprpm.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The content of a request that was answered without it. A client that sends it nevertheless would not see the answer if the
 * connection were closed at once (RFC 9112, 9.6), so some of it is taken.
 */
final class UnreadBody {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private UnreadBody() {}

    static boolean isIn(Request request) {
        return request.getLength() != 0
                && !request.getMethod().equals("GET")
                && !request.getMethod().equals("HEAD");
    }

    /** Says that the connection ends; to be called before the answer is sent. */
    static void announce(Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }

    /** To be called when the answer is sent. A client that waits for leave to send does not get it. */
    static void take(Request request) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            return;
        }
        long end = System.nanoTime() + MOST_NANOS;
        byte[] buffer = new byte[BUFFER_BYTES];
        long count = 0;
        try (InputStream in = Content.Source.asInputStream(request)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                count += read;
                if (count > MOST_BYTES || System.nanoTime() - end > 0) {
                    return;
                }
            }
        } catch (IOException e) {
            return; // the client has left
        }
    }
}
