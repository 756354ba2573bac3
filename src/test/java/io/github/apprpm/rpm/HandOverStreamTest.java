package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HandOverStreamTest {
    /** More than all buffers together. */
    private static final byte[] MUCH = new byte[5_000_000];

    static {
        new Random(1).nextBytes(MUCH);
    }

    @AfterEach
    void noThreadIsLeft() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals(HandOverStream.THREAD_NAME)) {
                thread.join(10_000);
                assertFalse(thread.isAlive());
            }
        }
    }

    @Test
    void everythingArrivesInOrder() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        try (OutputStream out = new HandOverStream(arrived)) {
            out.write(MUCH, 0, 1);
            out.write(MUCH[1]);
            out.write(MUCH, 2, MUCH.length - 2);
        }
        assertArrayEquals(MUCH, arrived.toByteArray());
    }

    @Test
    void nothingMayBeWritten() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        new HandOverStream(arrived).close();
        assertEquals(0, arrived.size());
    }

    @Test
    void closeWaitsForTheOtherThreadAndClosesItsStreamOnce() throws IOException {
        CountDownLatch closed = new CountDownLatch(2);
        OutputStream out = new HandOverStream(new FilterOutputStream(OutputStream.nullOutputStream()) {
            @Override
            public void close() {
                closed.countDown();
            }
        });
        out.write(MUCH);
        out.close();
        assertEquals(1, closed.getCount());
        out.close();
        assertEquals(1, closed.getCount());
    }

    @Test
    void errorOfTheOtherThreadReachesTheWriter() {
        IOException full = new IOException("No space left on device");
        OutputStream out = new HandOverStream(failing(full));
        IOException seen = assertThrows(IOException.class, () -> {
            while (true) {
                out.write(MUCH);
            }
        });
        assertEquals("No space left on device", seen.getMessage());
        assertSame(full, seen.getCause());
        assertThrows(IOException.class, out::close);
    }

    @Test
    void errorInTheLastBytesReachesTheWriterOnClose() throws IOException {
        OutputStream out = new HandOverStream(failing(new IOException("No space left on device")));
        out.write(1);
        assertEquals(
                "No space left on device",
                assertThrows(IOException.class, out::close).getMessage());
    }

    @Test
    void errorOnClosingReachesTheWriter() throws IOException {
        for (Throwable error : new Throwable[] {new IOException("full"), new IllegalStateException(), new Error()}) {
            OutputStream out = new HandOverStream(new OutputStream() {
                @Override
                public void write(int b) {}

                @Override
                public void close() throws IOException {
                    sneak(error);
                }
            });
            out.write(1);
            assertSame(
                    error,
                    assertThrows(Exception.class, out::close, error::toString).getCause());
        }
    }

    @Test
    void bugInTheOtherThreadReachesTheWriter() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        OutputStream out = new HandOverStream(failing(error));
        assertSame(
                error,
                assertThrows(IllegalStateException.class, () -> {
                            while (true) {
                                out.write(MUCH);
                            }
                        })
                        .getCause());
        assertThrows(IllegalStateException.class, out::close);
    }

    @Test
    void failureOfTheWriterEndsTheOtherThread() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        assertThrows(IllegalArgumentException.class, () -> {
            try (OutputStream out = new HandOverStream(arrived)) {
                out.write(MUCH);
                throw new IllegalArgumentException("the writer failed");
            }
        });
        assertEquals(MUCH.length, arrived.size());
    }

    @Test
    void interruptEndsAWriterThatWaits() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        OutputStream out = new HandOverStream(blockedUntil(go));
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, () -> {
            while (true) {
                out.write(MUCH);
            }
        });
        assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is passed on");
        assertThrows(InterruptedIOException.class, out::close);
        assertTrue(Thread.interrupted());
        go.countDown();
    }

    @Test
    void interruptWhileClosingEndsBoth() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        OutputStream out = new HandOverStream(blockedUntil(never));
        out.write(1);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedIOException.class, out::close);
        assertTrue(Thread.interrupted());
    }

    private static OutputStream failing(Throwable error) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                sneak(error);
            }
        };
    }

    private static OutputStream blockedUntil(CountDownLatch latch) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
            }
        };
    }

    private static void sneak(Throwable error) throws IOException {
        if (error instanceof IOException e) {
            throw e;
        }
        if (error instanceof Error e) {
            throw e;
        }
        throw (RuntimeException) error;
    }
}
