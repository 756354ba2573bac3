package io.github.apprpm.mojo;

import io.github.apprpm.publish.LocalPackage;
import io.github.apprpm.publish.ProgressLine;
import io.github.apprpm.publish.UploadListener;
import io.github.apprpm.text.Bytes;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** Writes to the build's log how uploads go, a line each few seconds, as terminals and CI servers show it alike. */
final class LoggedUploads implements UploadListener {
    /** A short upload has none. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final Log log;
    private long begin;
    private long lastLine;
    private long lastSent = Long.MAX_VALUE;

    LoggedUploads(Log log) {
        this.log = log;
    }

    @Override
    public synchronized void sent(LocalPackage rpm, long sent) {
        long now = System.nanoTime();
        if (sent < lastSent) {
            begin = now;
            lastLine = now;
        }
        lastSent = sent;
        if (now - lastLine >= BETWEEN_LINES.toNanos() && sent < rpm.size()) {
            lastLine = now;
            log.info("Sending  %s: %s"
                    .formatted(rpm, new ProgressLine(sent, rpm.size(), Duration.ofNanos(now - begin))));
        }
    }

    @Override
    public void arrived(LocalPackage rpm, String words) {
        log.info("Sent     %s (%s)%s".formatted(rpm, Bytes.of(rpm.size()), words.isEmpty() ? "" : "; " + words));
    }

    @Override
    public void warns(String words) {
        log.warn(words);
    }
}
