package io.github.apprpm.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** How much is read of files meanwhile, as the Java Flight Recorder sees it. */
final class FileReads implements AutoCloseable {
    private final Recording recording = new Recording();

    FileReads() {
        recording.enable("jdk.FileRead").withThreshold(Duration.ZERO);
        recording.start();
    }

    /** Ends the recording. */
    void stop() {
        recording.stop();
    }

    /** The bytes that were read of a file. */
    long of(Path file) throws IOException {
        Path events = Files.createTempFile("reads", ".jfr");
        try {
            recording.dump(events);
            long bytes = 0;
            for (RecordedEvent event : RecordingFile.readAllEvents(events)) {
                if (file.toString().equals(event.getString("path"))) {
                    bytes += Math.max(0, event.getLong("bytesRead"));
                }
            }
            return bytes;
        } finally {
            Files.delete(events);
        }
    }

    @Override
    public void close() {
        recording.close();
    }
}
