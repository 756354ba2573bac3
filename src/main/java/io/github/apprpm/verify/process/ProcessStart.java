package io.github.apprpm.verify.process;

import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Trial;
import io.github.apprpm.verify.UntriedPromise;
import java.io.IOException;
import java.util.Optional;

/** Checks whether a service finds its port free and starts. */
final class ProcessStart {
    private final Trial trial;
    private final PackagedService service;
    private final JavaHome java;
    private final RunningService running;
    private final Readiness readiness;
    private final ApplicationLog log;

    ProcessStart(
            Trial trial,
            PackagedService service,
            JavaHome java,
            RunningService running,
            Readiness readiness,
            ApplicationLog log) {
        this.trial = trial;
        this.service = service;
        this.java = java;
        this.running = running;
        this.readiness = readiness;
        this.log = log;
    }

    /** @return why the rest cannot be tried, if it cannot */
    Optional<String> run(Optional<AssignedPort> taken) throws IOException {
        if (!isPortFree(taken)) {
            String reason = "its port is not free";
            trial.skip(Promise.STARTS, reason);
            return Optional.of(reason);
        }
        boolean isStarted = trial.check(
                Promise.STARTS,
                () -> {
                    readiness.awaitListening();
                    requireRunning();
                },
                readiness::startedAfter);
        if (!isStarted && log.cause().wantedJava().isPresent()) {
            trial.check(Promise.MINIMUM_JAVA, this::refuseJava);
        }
        return isStarted ? Optional.empty() : Optional.of("it does not start");
    }

    /** A port that is not free matters only where the application does not take another one. */
    private boolean isPortFree(Optional<AssignedPort> taken) throws IOException {
        if (taken.isEmpty()) {
            return trial.check(Promise.PORT_FREE, () -> {});
        }
        String words = "another process of this machine listens on port %d"
                .formatted(taken.get().packaged());
        readiness.awaitListening();
        boolean isInTheWay = readiness.port().isEmpty() && log.cause().isPortInUse();
        trial.check(Promise.PORT_FREE, () -> {
            if (isInTheWay) {
                throw new BrokenPromise(words + ", and the application listens there whatever the value of PORT is");
            }
            throw new UntriedPromise(words + ", so it got another one");
        });
        return !isInTheWay;
    }

    /** @throws BrokenPromise if it has ended */
    void requireRunning() throws IOException, BrokenPromise {
        if (running.exitStatus().isPresent()) {
            throw new BrokenPromise("it ended with exit status %d after %s%s"
                    .formatted(running.exitStatus().getAsInt(), Seconds.of(running.age()), log.because()));
        }
    }

    private void refuseJava() throws IOException, BrokenPromise {
        throw new BrokenPromise("%s, and the package promises Java %d: set <minimumJava> to %d"
                .formatted(
                        log.cause().words(service.name()).orElse(""),
                        service.java().map(JavaReleases::minimum).orElse(java.major()),
                        log.cause().wantedJava().orElseThrow()));
    }
}
