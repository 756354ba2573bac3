package io.github.apprpm.publish;

import io.github.apprpm.text.Bytes;
import io.github.apprpm.text.Seconds;
import java.time.Duration;

/**
 * How far an upload is.
 *
 * @param sent in bytes
 * @param size in bytes
 * @param time since its begin
 */
public record ProgressLine(long sent, long size, Duration time) {
    private static final double SECOND = 1e9;

    /** Such as {@code 12.0 MB of 48.0 MB, 4.0 MB/s, 9 s left}. */
    @Override
    public String toString() {
        String amount = "%s of %s".formatted(Bytes.of(sent), Bytes.of(size));
        double rate = sent / (time.toNanos() / SECOND);
        if (sent <= 0 || time.isZero() || rate < 1) {
            return amount;
        }
        Duration left = Duration.ofSeconds((long) Math.ceil((size - sent) / rate));
        return "%s, %s/s, %s left".formatted(amount, Bytes.of((long) rate), Seconds.of(left));
    }
}
