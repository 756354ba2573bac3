package io.github.apprpm.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The clock is what the test says. */
class UploadedContentTest {
    private long seconds = -5;

    private InputStream content(int bytes) {
        return new UploadedContent(
                new ByteArrayInputStream(new byte[bytes]), new LeastSpeed(() -> TimeUnit.SECONDS.toNanos(seconds)));
    }

    @Test
    void aSlowClientIsGivenUp() throws IOException {
        InputStream in = content(1000);
        assertEquals(10, in.readNBytes(10).length);
        seconds += 31;
        BrokenUploadException e = assertThrows(BrokenUploadException.class, in::read);
        assertEquals("The content comes at less than 4096 bytes in a second.", e.getMessage());
    }

    @Test
    void oneThatBeginsSlowlyIsNot() throws IOException {
        InputStream in = content(1000);
        seconds += 30;
        assertEquals(1000, in.readAllBytes().length);
    }

    @Test
    void oneThatIsFastEnoughMayTakeLong() throws IOException {
        InputStream in = content(5 << 20);
        in.readNBytes(4 << 20);
        seconds += 600;
        assertEquals(1 << 20, in.readAllBytes().length);
    }
}
