package io.github.apprpm.verify.process;

import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Stops a service as its unit does. */
final class Stop {
    /** The exit status of a process that SIGTERM has ended. */
    private static final int TERMINATED = 128 + 15;

    /** Reads the cause from the log. */
    @FunctionalInterface
    interface Explanation {
        String words() throws IOException;
    }

    private final PackagedService service;
    private final RunningService running;

    Stop(PackagedService service, RunningService running) {
        this.service = service;
        this.running = running;
    }

    /** @throws BrokenPromise if it does not stop in time, or with another exit status than documented */
    void judge(Explanation explanation) throws IOException, BrokenPromise {
        if (running.exitStatus().isPresent()) {
            throw new BrokenPromise("it had ended before, with exit status %d%s"
                    .formatted(running.exitStatus().getAsInt(), explanation.words()));
        }
        Duration limit = Duration.ofSeconds(service.stopSeconds());
        running.terminate();
        if (!running.endsWithin(limit)) {
            throw new BrokenPromise("it did not end within %s of SIGTERM (TimeoutStopSec=) and was killed"
                    .formatted(Seconds.of(limit)));
        }
        Set<Integer> good = new TreeSet<>(service.successStatuses());
        if (service.installed().isEmpty()) {
            good.add(TERMINATED);
        }
        int status = running.exitStatus().orElseThrow();
        if (!good.contains(status)) {
            throw new BrokenPromise(
                    "it ended with exit status %d after SIGTERM; its unit counts %s as success (SuccessExitStatus=)"
                            .formatted(
                                    status, good.stream().map(Object::toString).collect(Collectors.joining(" or "))));
        }
    }
}
