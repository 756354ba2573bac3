package io.github.apprpm.server.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.eclipse.jetty.http.content.ResourceHttpContent;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.IteratingNestedCallback;
import org.eclipse.jetty.util.resource.Resource;

/** A file as the content of an answer. The kernel sends it by itself if it is large and the connection has no TLS. */
final class FileContent extends ResourceHttpContent {
    /** Bytes; what is smaller is sooner copied than mapped. */
    private static final long LARGE = 64 << 10;
    /** Bytes at once, of the 2 GiB - 1 that a buffer can have. */
    private static final long PIECE = 1 << 30;
    /** Bytes that are copied at once. */
    private static final int BUFFER = 64 << 10;

    private final Path file;
    private final Request request;

    FileContent(Path file, Resource resource, String type, Request request) {
        super(resource, type, new ByteBufferPool.Sized(request.getComponents().getByteBufferPool(), true, BUFFER));
        this.file = file;
        this.request = request;
    }

    @Override
    public void writeTo(Content.Sink sink, long offset, long length, Callback callback) {
        long size = length < 0 ? getContentLengthValue() - offset : length;
        if (size >= LARGE
                && sink instanceof Response response
                && request.getConnectionMetaData().getConnection().getEndPoint() instanceof FileEndPoint connection) {
            send(connection, response, offset, size, callback);
        } else {
            super.writeTo(sink, offset, length, callback);
        }
    }

    private void send(FileEndPoint connection, Response response, long offset, long size, Callback callback) {
        FileChannel channel;
        try {
            channel = FileChannel.open(file);
        } catch (IOException e) {
            callback.failed(e);
            return;
        }
        Callback closing = Callback.from(callback, () -> IO.close(channel));
        new Pieces(connection, channel, response, offset, offset + size, closing).iterate();
    }

    /** One piece after the other, as the client takes them. */
    private static final class Pieces extends IteratingNestedCallback {
        private final FileEndPoint connection;
        private final FileChannel file;
        private final Response response;
        private final long end;
        private long offset;

        Pieces(FileEndPoint connection, FileChannel file, Response response, long offset, long end, Callback callback) {
            super(callback);
            this.connection = connection;
            this.file = file;
            this.response = response;
            this.offset = offset;
            this.end = end;
        }

        @Override
        protected Action process() throws IOException {
            if (offset == end) {
                return Action.SUCCEEDED;
            }
            long start = offset;
            long size = Math.min(PIECE, end - start);
            offset += size;
            response.write(offset == end, connection.map(file, start, size), this);
            return Action.SCHEDULED;
        }
    }
}
