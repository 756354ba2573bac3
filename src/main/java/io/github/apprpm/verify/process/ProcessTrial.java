package io.github.apprpm.verify.process;

import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.Answer;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Level;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Progress;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Request;
import io.github.apprpm.verify.Trial;
import io.github.apprpm.verify.TrialPlan;
import io.github.apprpm.verify.TrialResult;
import io.github.apprpm.verify.UntriedPromise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The course of one trial: starts the service, asks it, stops it, and looks at what it has left. */
final class ProcessTrial {
    private static final String REQUEST = "request";
    private static final String CHECK = "check";
    private static final int EVIDENCE_LINES = 20;
    private static final int EXCERPT = 200;

    private final TrialPlan plan;
    private final PackagedService service;
    private final JavaHome java;
    private final Path directory;
    private final Path workingDirectory;
    private final Path log;
    private final Trial trial;
    private final Loopback http = new Loopback();
    private final UnpackedPackage unpacked;
    private final AssignedPort door;
    private final AssignedPort healthDoor;

    /**
     * @param directory an empty one, real and absolute
     * @param workingDirectory where the project's own scripts run
     */
    ProcessTrial(TrialPlan plan, JavaHome java, Path directory, Path workingDirectory, Progress progress)
            throws IOException {
        this.plan = plan;
        this.service = plan.service();
        this.java = java;
        this.directory = directory;
        this.workingDirectory = workingDirectory;
        this.log = directory.resolve("application.log");
        this.trial = new Trial("Java " + java.version(), Level.PROCESS, progress, this::evidence);
        this.unpacked = UnpackedPackage.of(service, directory.resolve("root"));
        this.door = AssignedPort.of(service.port());
        this.healthDoor = plan.health().port() == door.packaged()
                ? door
                : AssignedPort.of(plan.health().port());
    }

    private List<String> evidence() {
        try {
            return LogFile.of(log).last(EVIDENCE_LINES).stream()
                    .map(unpacked.relocation()::installedText)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        trial.tries(Promise.UNIT_PARSES, () -> {
            throw new BrokenPromise("%s has no ExecStart in a section [Service]".formatted(service.unitName()));
        });
        skip("nobody knows how", Promise.STARTS);
        skipRunning("it does not start");
    }

    private void run(Path temporary) throws IOException {
        noteDifferences();
        Map<String, String> environment = ServiceEnvironment.of(service, unpacked, java, temporary, door, healthDoor);
        Writes writes = new Writes(unpacked, directory);
        try (RunningService running = RunningService.start(
                ServiceCommand.of(service, unpacked, java, environment),
                environment,
                unpacked.workingDirectory(),
                log,
                unpacked.root())) {
            Duration limit = Duration.ofSeconds(service.startSeconds());
            Readiness readiness = new Readiness(running, healthDoor, plan.health(), limit, http);
            if (tryStart(running, readiness)) {
                tryPromised(running, readiness);
                writes.look(running.processes());
                trial.tries(Promise.STOPS, () -> new Stop(service, running).judge(this::because));
            }
        }
        trial.tries(Promise.WRITES_IN_ITS_DIRECTORIES, () -> writes.judge(cause().deniedFile()));
    }

    private void noteDifferences() {
        String home = service.environment().get("JAVA_HOME").orElse("");
        if (!home.isEmpty()) {
            trial.note("Its environment sets JAVA_HOME to %s; it is %s here".formatted(home, java.path()));
        }
        if (service.unit().last("ExecStartPre").isPresent()) {
            trial.note("ExecStartPre of its unit is run on hosts only");
        }
    }

    private FailureCause cause() throws IOException {
        return new FailureCause(LogFile.of(log));
    }

    /** What the log says, with the names that the files have on a host. */
    private String because() throws IOException {
        return cause().words(service.name())
                .map(words -> ": " + unpacked.relocation().installedText(words))
                .orElse(", and wrote nothing");
    }

    private boolean tryStart(RunningService running, Readiness readiness) throws IOException {
        if (!tryPort(readiness)) {
            skip("its port is not free", Promise.STARTS);
            skipRunning("its port is not free");
            return false;
        }
        boolean isStarted = trial.tries(Promise.STARTS, () -> {
            readiness.awaitListening();
            requireRunning(running);
        });
        if (!isStarted) {
            if (cause().wantedJava().isPresent()) {
                trial.tries(Promise.MINIMUM_JAVA, this::refuseJava);
            }
            skipRunning("it does not start");
        }
        return isStarted;
    }

    /** A port that is not free matters only where the application does not take another one. */
    private boolean tryPort(Readiness readiness) throws IOException {
        Optional<AssignedPort> taken =
                Stream.of(door, healthDoor).filter(each -> !each.wasFree()).findFirst();
        if (taken.isEmpty()) {
            return trial.tries(Promise.PORT_FREE, () -> {});
        }
        String words = "another process of this machine listens on port %d"
                .formatted(taken.get().packaged());
        readiness.awaitListening();
        boolean isInTheWay = readiness.port().isEmpty() && cause().isPortInUse();
        trial.tries(Promise.PORT_FREE, () -> {
            if (isInTheWay) {
                throw new BrokenPromise(words + ", where it wants to listen whatever the variable PORT says");
            }
            throw new UntriedPromise(words + ", so it was given another");
        });
        return !isInTheWay;
    }

    private void requireRunning(RunningService running) throws IOException, BrokenPromise {
        if (running.exitStatus().isPresent()) {
            throw new BrokenPromise("it ended with exit status %d after %s%s"
                    .formatted(running.exitStatus().getAsInt(), Seconds.of(running.age()), because()));
        }
    }

    private void refuseJava() throws IOException, BrokenPromise {
        throw new BrokenPromise("%s, and the package promises Java %d: set <minimumJava> to %d"
                .formatted(
                        cause().words(service.name()).orElse(""),
                        service.minimumJava().orElse(java.major()),
                        cause().wantedJava().orElseThrow()));
    }

    private void tryPromised(RunningService running, Readiness readiness) throws IOException {
        boolean isReady = trial.tries(Promise.READY_IN_TIME, () -> ready(running, readiness));
        if (readiness.answer().isEmpty()) {
            skip("it does not answer", Promise.HEALTHY);
            skipOwn("it does not answer");
            return;
        }
        noteOtherPort(readiness);
        trial.tries(Promise.HEALTHY, () -> healthy(readiness));
        if (isReady) {
            tryMinimumJava();
        }
        int port = port(running, readiness);
        for (Request request : plan.requests()) {
            trial.tries(REQUEST, request.name(), () -> request.judge(http.answer(port, request.path())));
        }
        for (Path script : plan.scripts()) {
            CheckScript check = new CheckScript(script);
            trial.tries(
                    CHECK,
                    check.sentence(),
                    () -> check.run(
                            Map.of(
                                    "ENDPOINT", Loopback.endpoint(port),
                                    "NAME", service.name(),
                                    "VERSION", service.rpm().version()),
                            workingDirectory,
                            directory.resolve(check.name() + ".log")));
        }
    }

    private void ready(RunningService running, Readiness readiness) throws IOException, BrokenPromise, UntriedPromise {
        readiness.awaitReady();
        requireRunning(running);
        if (readiness.isInTime()) {
            return;
        }
        String limit = Seconds.of(readiness.limit());
        if (readiness.readyAfter().isPresent()) {
            throw new BrokenPromise("it was not ready within %s, but after %s: set <timeout> of <health> to more"
                    .formatted(limit, Seconds.of(readiness.readyAfter().get())));
        }
        if (readiness.answer().isPresent()) {
            throw new UntriedPromise("it answers, but never that it is ready");
        }
        if (readiness.port().isPresent()) {
            throw new BrokenPromise("it listens on port %d, but does not answer GET %s within %s: %s"
                    .formatted(
                            readiness.port().get(),
                            plan.health().path(),
                            limit,
                            readiness.failure().orElse("connections end")));
        }
        throw new BrokenPromise("nothing answered on port %d, which PORT says, within %s%s"
                .formatted(healthDoor.given(), limit, elsewhere(running)));
    }

    private static String elsewhere(RunningService running) {
        Optional<SortedSet<Integer>> ports = Listening.ports(running.processes());
        if (ports.isEmpty()) {
            return "";
        }
        return ports.get().isEmpty()
                ? "; it does not listen anywhere"
                : "; it listens on port "
                        + ports.get().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private void noteOtherPort(Readiness readiness) {
        int port = readiness.port().orElse(healthDoor.given());
        if (port != healthDoor.given()) {
            trial.note("It listens on port %d whatever the variable PORT says, so that two cannot be tried at a time"
                    .formatted(port));
        }
    }

    private void healthy(Readiness readiness) throws BrokenPromise {
        if (readiness.readyAfter().isEmpty()) {
            Answer answer = readiness.answer().orElseThrow();
            throw new BrokenPromise("%s instead of %s%s"
                    .formatted(answered(answer), plan.health().expected(), excerpt(answer)));
        }
    }

    private String answered(Answer answer) {
        return "GET %s answered %d".formatted(plan.health().path(), answer.status());
    }

    private static String excerpt(Answer answer) {
        String body = answer.body().strip().replaceAll("\\s+", " ");
        return body.isEmpty() ? "" : ": " + body.substring(0, Math.min(EXCERPT, body.length()));
    }

    private void tryMinimumJava() throws IOException {
        OptionalInt minimum = service.minimumJava();
        if (minimum.isEmpty()) {
            return;
        }
        if (minimum.getAsInt() == java.major()) {
            trial.tries(Promise.MINIMUM_JAVA, () -> {});
        } else {
            trial.skips(
                    Promise.MINIMUM_JAVA,
                    "this is Java %d: add the home of a Java %d to <javaHomes>"
                            .formatted(java.major(), minimum.getAsInt()));
        }
    }

    /** Where the pages are, which may be another port than the readiness check's. */
    private int port(RunningService running, Readiness readiness) {
        int found = readiness.port().orElse(healthDoor.given());
        if (healthDoor.equals(door)) {
            return found;
        }
        if (!Ports.isFree(door.given())) {
            return door.given();
        }
        return door.wasFree() && !Ports.isFree(door.packaged()) && Listening.isItsOwn(running, door.packaged())
                ? door.packaged()
                : found;
    }

    private void skipRunning(String reason) {
        skip(reason, Promise.READY_IN_TIME, Promise.HEALTHY);
        skipOwn(reason);
        skip(reason, Promise.STOPS);
    }

    private void skipOwn(String reason) {
        plan.requests().forEach(request -> trial.skips(REQUEST, request.name(), reason));
        plan.scripts().forEach(script -> trial.skips(CHECK, new CheckScript(script).sentence(), reason));
    }

    private void skip(String reason, Promise... promises) {
        for (Promise promise : promises) {
            trial.skips(promise, reason);
        }
    }
}
