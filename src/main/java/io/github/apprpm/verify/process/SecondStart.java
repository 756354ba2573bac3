package io.github.apprpm.verify.process;

import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.BrokenPromise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whether a service that is started again has in its memory what its first start has recorded. */
final class SecondStart {
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final RunningService running;
    private final Readiness readiness;
    /** The directory of what is recorded, as the system writes it. */
    private final Path directory;

    private Optional<Duration> readyAfter = Optional.empty();

    SecondStart(RunningService running, Readiness readiness, Path cache) throws IOException {
        this.running = running;
        this.readiness = readiness;
        this.directory = Files.exists(cache) ? cache.toRealPath().resolve("fast-start") : cache;
    }

    /** @throws BrokenPromise if it is not ready in time, or has it not in its memory */
    void judge(ApplicationLog log) throws IOException, BrokenPromise {
        readiness.awaitReady();
        readyAfter = readiness.readyAfter();
        if (readyAfter.isEmpty()) {
            throw new BrokenPromise(
                    "its second start is not ready after %s%s".formatted(Seconds.of(running.age()), log.because()));
        }
        running.pause(MOMENT);
        for (long process : running.processes()) {
            if (maps(process).contains(directory + "/")) {
                return;
            }
        }
        throw new BrokenPromise("its second start does not use what the first one should have recorded in %s%s"
                .formatted(directory.getFileName(), log.because()));
    }

    private static String maps(long process) {
        try {
            byte[] maps = Files.readAllBytes(Path.of("/proc", Long.toString(process), "maps"));
            return new String(maps, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** How long after its start it was ready, if it was. */
    Optional<Duration> readyAfter() {
        return readyAfter;
    }
}
