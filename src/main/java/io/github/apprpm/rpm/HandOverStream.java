package io.github.apprpm.rpm;

import io.github.apprpm.file.BlockOutput;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Hands what is written to a second thread, so that one hashes while the other compresses. Full buffers travel to the
 * thread and come back empty, so memory stays constant.
 */
final class HandOverStream extends BlockOutput {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int BUFFERS = 4;
    static final String THREAD_NAME = "apprpm-payload";

    private final BlockingQueue<Buffer> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final BlockingQueue<Buffer> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread thread;
    private final OutputStream out;
    private volatile Throwable failure;
    private Buffer current;
    private boolean closed;

    HandOverStream(OutputStream out) {
        this.out = out;
        for (int i = 1; i < BUFFERS; i++) {
            empty.add(new Buffer());
        }
        current = new Buffer();
        thread = new Thread(this::drain, THREAD_NAME);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, BUFFER_BYTES - current.length);
            System.arraycopy(bytes, offset + done, current.bytes, current.length, part);
            current.length += part;
            done += part;
            if (current.length == BUFFER_BYTES) {
                handOver();
            }
        }
    }

    private void handOver() throws IOException {
        rethrow();
        try {
            full.put(current);
            current = empty.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** Waits until the other thread has written everything and closed its stream. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            full.put(current);
            full.put(Buffer.END);
            thread.join();
        } catch (InterruptedException e) {
            thread.interrupt();
            throw interrupted();
        }
        rethrow();
    }

    private void drain() {
        try (out) {
            for (Buffer buffer = full.take(); buffer != Buffer.END; buffer = full.take()) {
                if (failure == null) {
                    write(buffer);
                }
                buffer.length = 0;
                empty.put(buffer);
            }
        } catch (InterruptedException | IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    /** A failure does not end the thread: it goes on giving buffers back, so that the writer never waits in vain. */
    private void write(Buffer buffer) {
        try {
            out.write(buffer.bytes, 0, buffer.length);
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    private void rethrow() throws IOException {
        if (failure instanceof IOException e) {
            throw new IOException(e.getMessage(), e);
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("The build was interrupted");
    }

    private static final class Buffer {
        private static final Buffer END = new Buffer(new byte[0]);

        private final byte[] bytes;
        private int length;

        Buffer() {
            this(new byte[BUFFER_BYTES]);
        }

        private Buffer(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
