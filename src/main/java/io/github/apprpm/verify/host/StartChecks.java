package io.github.apprpm.verify.host;

import io.github.apprpm.program.Output;
import io.github.apprpm.program.TimeLimitException;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.Answer;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The first start, the application's answers, and the project's own requests and scripts. */
final class StartChecks {
    private static final Duration SCRIPT_LIMIT = Duration.ofMinutes(10);
    private static final String REQUEST_SECONDS = "60";
    private static final int MOST_WORDS = 600;

    private final TrialContext stage;
    private final Host host;
    private final OpenPromises agenda;

    StartChecks(TrialContext stage) {
        this.stage = stage;
        this.host = stage.host();
        this.agenda = stage.agenda();
    }

    /** @return whether the service runs */
    boolean run() throws IOException {
        if (host.life().isActive()) {
            host.systemctl(Host.PATIENCE, "stop"); // the package started it, which was reported
        }
        if (!agenda.check(Promise.PORT_FREE, this::requirePort)) {
            agenda.skipRest("its port is taken");
            return false;
        }
        if (!starts()) {
            agenda.skipRest("it does not start");
            return false;
        }
        for (Request request : stage.plan().requests()) {
            agenda.check(request, () -> request.judge(ask(request)));
        }
        runScripts();
        return true;
    }

    private void requirePort() throws IOException, BrokenPromise {
        int port = stage.plan().health().port();
        List<String> listeners =
                host.script("listeners.sh", Integer.toString(port)).lines();
        if (!listeners.isEmpty()) {
            throw new BrokenPromise("another process listens on port %d of this host: %s"
                    .formatted(port, String.join("; ", listeners)));
        }
    }

    /** One wait answers three questions: whether the service starts, is ready in time, and answers as it should. */
    private boolean starts() throws IOException {
        Waiting[] waiting = new Waiting[1];
        boolean isStarted = agenda.check(Promise.STARTS, () -> {
            waiting[0] = host.await("enable", "--now");
            Optional<Failure> failure = host.failure(waiting[0]);
            boolean isProcess = failure.isEmpty()
                    ? waiting[0].end() == Waiting.End.ENDED || waiting[0].end() == Waiting.End.REFUSED
                    : failure.get().kind() == Failure.Kind.PROCESS;
            if (isProcess) {
                throw new BrokenPromise(host.cause(waiting[0]));
            }
        });
        if (!isStarted) {
            return false;
        }
        boolean isHealthy = waiting[0].isReady();
        boolean isInTime = agenda.check(Promise.READY_IN_TIME, () -> {
            if (!isHealthy && waiting[0].status() == 0) {
                throw new BrokenPromise(host.cause(waiting[0]));
            }
        });
        return isInTime
                && agenda.check(Promise.HEALTHY, () -> {
                    if (!isHealthy) {
                        throw new BrokenPromise(
                                "GET %s still answered %d after the %d seconds that it may take to start"
                                        .formatted(
                                                stage.plan().health().path(),
                                                waiting[0].status(),
                                                stage.service().startSeconds()));
                    }
                });
    }

    private Answer ask(Request request) throws IOException, BrokenPromise {
        Output output = host.run(
                Host.PATIENCE,
                "curl",
                "-q",
                "-sS",
                "-g",
                "-k",
                "-i",
                "--noproxy",
                "*",
                "-m",
                REQUEST_SECONDS,
                "-w",
                Answers.TRAILER,
                host.url(request.path()));
        if (!output.isSuccess()) {
            throw new BrokenPromise("GET %s was not answered: %s"
                    .formatted(request.path(), output.errors().strip()));
        }
        return Answers.parse(output.text());
    }

    private void runScripts() throws IOException {
        for (Path script : stage.plan().scripts()) {
            agenda.check(script, () -> run(script));
        }
    }

    private void run(Path script) throws IOException, BrokenPromise {
        String inside = host.bring(script, "checks");
        try {
            Output output = host.run(
                    SCRIPT_LIMIT,
                    "env",
                    "ENDPOINT=" + host.endpoint(),
                    "NAME=" + stage.service().name(),
                    "VERSION=" + stage.service().rpm().version(),
                    inside);
            if (!output.isSuccess()) {
                String said = output.said();
                throw new BrokenPromise("%s ended with exit status %d%s"
                        .formatted(
                                script.getFileName(),
                                output.status(),
                                said.isEmpty() ? "" : ": " + said.substring(Math.max(0, said.length() - MOST_WORDS))));
            }
        } catch (TimeLimitException e) {
            throw new BrokenPromise(
                    "%s did not end within %s".formatted(script.getFileName(), Seconds.of(SCRIPT_LIMIT)));
        }
    }
}
