package io.github.apprpm.server.http;

import java.io.InputStream;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;

/** Sends bytes that come from elsewhere. A client that takes them slowly holds no thread. */
final class StreamSender {
    private static final int BUFFER = 64 << 10;

    private StreamSender() {}

    static void send(Answer answer, Request request, Response response, Callback callback) {
        InputStream in = answer.stream().orElseThrow();
        Callback closing = Callback.from(callback, () -> IO.close(in));
        response.setStatus(answer.status());
        if (request.getMethod().equals("HEAD")) {
            response.write(true, null, closing);
        } else {
            ByteBufferPool.Sized buffers =
                    new ByteBufferPool.Sized(request.getComponents().getByteBufferPool(), false, BUFFER);
            Content.copy(Content.Source.from(buffers, in), response, closing);
        }
    }
}
