package io.github.apprpm.server.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The content of a request that was answered without it. A client that sends it nevertheless would not see the answer if the
 * connection were closed at once (RFC 9112, 9.6), so some of it is taken; while nothing comes, no thread waits for it.
 */
final class UnreadBody implements Runnable {
    private static final long MOST_BYTES = 256L << 20;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Request request;
    private final Callback callback;
    private final long begin = System.nanoTime();
    private long count;

    /** @param callback hears that it is over */
    UnreadBody(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
    }

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
    @Override
    public void run() {
        boolean isOver = request.getHeaders().contains(HttpHeader.EXPECT);
        while (!isOver) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            count += chunk.remaining();
            chunk.release();
            isOver = chunk.isLast()
                    || Content.Chunk.isFailure(chunk)
                    || count > MOST_BYTES
                    || System.nanoTime() - begin > MOST_NANOS;
        }
        callback.succeeded();
    }
}
