package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void itSaysBytesRateAndTimeLeft() {
        assertEquals(
                "12.0 MB of 48.0 MB, 4.0 MB/s, 9 s left",
                new ProgressLine(12_000_000, 48_000_000, Duration.ofSeconds(3)).toString());
    }

    @Test
    void nothingIsPromisedBeforeAnythingWasSent() {
        assertEquals("0 bytes of 48.0 MB", new ProgressLine(0, 48_000_000, Duration.ofSeconds(3)).toString());
        assertEquals("1 byte of 2 bytes", new ProgressLine(1, 2, Duration.ZERO).toString());
    }
}
