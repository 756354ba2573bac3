package io.github.apprpm.verify.process;

import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.OwnCheck;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Request;
import io.github.apprpm.verify.Trial;
import io.github.apprpm.verify.TrialPlan;
import io.github.apprpm.verify.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The course of one trial: starts the service, sends requests, stops it, and checks which files it wrote. */
final class ProcessTrial {
    private static final int EVIDENCE_LINES = 20;
    /** Before, a JVM makes no archive of an application by an option alone. */
    private static final int FIRST_FAST_JAVA = 17;

    private final TrialPlan plan;
    private final PackagedService service;
    private final JavaHome java;
    private final Set<Integer> tried;
    private final Path directory;
    private final Path workingDirectory;
    private final UnpackedPackage unpacked;
    private final AssignedPorts ports;
    private final ApplicationLog log;
    private final Trial trial;
    private final Loopback http = new Loopback();

    /**
     * @param tried the releases of Java with which it is tried in all
     * @param directory an empty directory, by its real and absolute path
     * @param workingDirectory where the project's own scripts run
     */
    ProcessTrial(
            TrialPlan plan, JavaHome java, Set<Integer> tried, Path directory, Path workingDirectory, Progress progress)
            throws IOException {
        this.plan = plan;
        this.service = plan.service();
        this.java = java;
        this.tried = tried;
        this.directory = directory;
        this.workingDirectory = workingDirectory;
        this.unpacked = UnpackedPackage.of(service, root(directory));
        this.ports = AssignedPorts.of(service, plan.health());
        this.log = new ApplicationLog(directory.resolve("application.log"), service, unpacked.relocation());
        this.trial = new Trial("Java " + java.version(), Level.PROCESS, progress, () -> log.last(EVIDENCE_LINES));
    }

    private static Path root(Path directory) {
        return directory.resolve("root");
    }

    /** The runtime in a package, where it will be when the package is unpacked. */
    static JavaHome packaged(PackagedService service, Path directory) {
        RuntimeVersion version = service.runtime().orElseThrow();
        String home = service.installed().orElseThrow().runtime();
        return new JavaHome(root(directory).resolve(home.substring(1)), version.text(), version.major());
    }

    TrialResult run() throws IOException {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        try {
            if (ServiceCommand.words(service).isEmpty()) {
                refuseUnit();
            } else {
                run(temporary);
            }
        } finally {
            unpacked.release();
        }
        TrialResult result = trial.result();
        if (result.broken().isEmpty()) {
            UnpackedPackage.delete(unpacked.root());
            UnpackedPackage.delete(temporary);
        }
        return result;
    }

    private void refuseUnit() throws IOException {
        trial.check(Promise.UNIT_PARSES, () -> {
            throw new BrokenPromise("%s has no ExecStart in a section [Service]".formatted(service.unitName()));
        });
        trial.skip(Promise.STARTS, "its unit has no command");
        skipRunning("it does not start");
    }

    private void run(Path temporary) throws IOException {
        noteDifferences();
        Map<String, String> environment =
                ServiceEnvironment.of(service, unpacked, java, temporary, ports.pages(), ports.health());
        Writes writes = new Writes(unpacked, directory);
        Optional<Duration> first = Optional.empty();
        try (RunningService running = start(environment)) {
            Readiness readiness = readiness(running);
            ProcessStart start = new ProcessStart(trial, service, java, running, readiness, log);
            Optional<String> obstacle = start.run(ports.taken());
            if (obstacle.isPresent()) {
                skipRunning(obstacle.get());
            } else {
                checkAnswers(running, readiness, start);
                writes.look(running.processes());
                trial.check(Promise.STOPS, () -> new Stop(service, running).judge(log::because));
                first = readiness.readyAfter();
            }
        }
        if (service.hasFastStart()) {
            startAgain(environment, first);
        }
        trial.check(
                Promise.WRITES_IN_ITS_DIRECTORIES,
                () -> writes.judge(log.cause().deniedFile()));
    }

    private RunningService start(Map<String, String> environment) throws IOException {
        return RunningService.start(
                ServiceCommand.of(service, unpacked, java, environment),
                environment,
                unpacked.workingDirectory(),
                log.file(),
                unpacked.root());
    }

    private Readiness readiness(RunningService running) {
        Duration limit = Duration.ofSeconds(service.startSeconds());
        return new Readiness(running, ports.health(), plan.health(), limit, http, log);
    }

    private void startAgain(Map<String, String> environment, Optional<Duration> first) throws IOException {
        if (first.isEmpty()) {
            trial.skip(Promise.FAST_START, "its first start was not ready");
        } else if (java.major() < FIRST_FAST_JAVA) {
            trial.skip(Promise.FAST_START, "this is Java %d, which records nothing".formatted(java.major()));
        } else {
            try (RunningService running = start(environment)) {
                SecondStart second =
                        new SecondStart(running, readiness(running), unpacked.path("/var/cache/" + service.name()));
                trial.check(Promise.FAST_START, () -> second.judge(log));
                second.readyAfter()
                        .ifPresent(again -> trial.note("Its first start was ready after %s, its second after %s"
                                .formatted(Seconds.of(first.get()), Seconds.of(again))));
            }
        }
    }

    private void noteDifferences() {
        service.runtime().ifPresent(own -> trial.note("It is tried with the Java in the package, " + own.text()));
        String home = service.environment().get("JAVA_HOME").orElse("");
        if (!home.isEmpty() && service.runtime().isEmpty()) {
            trial.note("Its environment sets JAVA_HOME to %s; it is %s here".formatted(home, java.path()));
        }
        if (service.unit().last("ExecStartPre").isPresent()) {
            trial.note("ExecStartPre= of its unit runs on hosts only");
        }
    }

    private void checkAnswers(RunningService running, Readiness readiness, ProcessStart start) throws IOException {
        ProcessAnswers answers = new ProcessAnswers(plan.health(), ports, running, readiness);
        boolean isReady = trial.check(Promise.READY_IN_TIME, () -> {
            readiness.awaitReady();
            start.requireRunning();
            answers.requireInTime();
        });
        if (readiness.answer().isEmpty()) {
            trial.skip(Promise.HEALTHY, "it does not answer");
            skipOwn("it does not answer");
            return;
        }
        int found = readiness.port().orElse(ports.health().given());
        if (found != ports.health().given()) {
            trial.note(
                    "It listens on port %d whatever the value of PORT is, so that two cannot be tried at the same time"
                            .formatted(found));
        }
        trial.check(Promise.HEALTHY, answers::requireHealthy);
        if (isReady) {
            checkMinimumJava();
        }
        checkOwn(pages(ports.ofPages(running, found), found));
    }

    private void checkMinimumJava() throws IOException {
        Optional<JavaReleases> releases = service.java();
        if (releases.isEmpty() || service.runtime().isPresent()) {
            return; // no Java of the host is promised to be enough
        }
        int minimum = releases.get().minimum();
        if (minimum == java.major()) {
            trial.check(Promise.MINIMUM_JAVA, () -> {});
        } else if (tried.contains(minimum)) {
            trial.skip(
                    Promise.MINIMUM_JAVA,
                    "this is Java %d; it is tried with Java %d, too".formatted(java.major(), minimum));
        } else {
            trial.skip(
                    Promise.MINIMUM_JAVA,
                    "this is Java %d: add the home of a Java %d to <javaHomes>".formatted(java.major(), minimum));
        }
    }

    /** Where the pages are, which the service may speak of in another way than of its health. */
    private Health pages(int port, int healthFound) {
        Health place = plan.health().on(port);
        if (port == healthFound) {
            return place;
        }
        return place.over(http.speaks(Scheme.HTTPS, place) ? Scheme.HTTPS : Scheme.HTTP);
    }

    private void checkOwn(Health pages) throws IOException {
        for (Request request : plan.requests()) {
            trial.check(OwnCheck.of(request), () -> request.judge(http.answer(pages, request.path())));
        }
        Map<String, String> variables = Map.of(
                "ENDPOINT", pages.endpoint(),
                "NAME", service.name(),
                "VERSION", service.rpm().version());
        for (Path script : plan.scripts()) {
            CheckScript check = new CheckScript(script);
            trial.check(
                    OwnCheck.of(script),
                    () -> check.run(variables, workingDirectory, directory.resolve(check.name() + ".log")));
        }
    }

    private void skipRunning(String reason) {
        trial.skip(Promise.READY_IN_TIME, reason);
        trial.skip(Promise.HEALTHY, reason);
        skipOwn(reason);
        trial.skip(Promise.STOPS, reason);
    }

    private void skipOwn(String reason) {
        plan.own().forEach(own -> trial.skip(own, reason));
    }
}
