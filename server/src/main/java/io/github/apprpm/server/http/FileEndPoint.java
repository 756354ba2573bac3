package io.github.apprpm.server.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection without TLS that sends bytes of a file from the kernel's cache, as sendfile(2) does: what is to be sent goes
 * through Jetty as a mapped buffer that nobody reads. If it is not this very buffer that arrives, its bytes are sent.
 */
final class FileEndPoint extends SocketChannelEndPoint {
    private volatile Region region;

    /** @param mapped the file's bytes from {@code offset} on */
    private record Region(FileChannel file, long offset, ByteBuffer mapped) {
        /** Whether all is sent; what is sent is no longer in the buffer. */
        boolean sendTo(SocketChannel channel) throws IOException {
            while (mapped.hasRemaining()) {
                long sent = file.transferTo(offset + mapped.position(), mapped.remaining(), channel);
                if (sent <= 0 && file.size() <= offset + mapped.position()) {
                    throw new EOFException("the file has become shorter");
                } else if (sent <= 0) {
                    return false; // the client takes no more for the moment
                }
                mapped.position(mapped.position() + (int) sent);
            }
            return true;
        }
    }

    FileEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /**
     * The buffer to write next.
     *
     * @param size bytes, at most {@link Integer#MAX_VALUE}
     */
    ByteBuffer map(FileChannel file, long offset, long size) throws IOException {
        ByteBuffer mapped = file.map(FileChannel.MapMode.READ_ONLY, offset, size);
        region = new Region(file, offset, mapped);
        return mapped;
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        Region sent = region;
        if (sent == null) {
            return super.flush(buffers);
        }
        for (ByteBuffer buffer : buffers) {
            if (buffer != sent.mapped()) {
                if (!super.flush(buffer)) {
                    return false;
                }
            } else if (send(sent)) {
                region = null;
            } else {
                return false;
            }
        }
        return true;
    }

    private boolean send(Region sent) throws IOException {
        int before = sent.mapped().position();
        try {
            return sent.sendTo(getChannel());
        } catch (IOException e) {
            throw new EofException(e);
        } finally {
            if (sent.mapped().position() > before) {
                notIdle();
            }
        }
    }
}
