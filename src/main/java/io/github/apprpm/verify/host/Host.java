package io.github.apprpm.verify.host;

import io.github.apprpm.container.SystemdHost;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Resource;
import io.github.apprpm.program.Output;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.StartAdvice;
import io.github.apprpm.verify.TrialPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A booted host, seen from the service that is tried on it. */
final class Host {
    /** The directory of our own files, which no comparison of files includes. */
    static final String FOLDER = "/root/apprpm-verify/";

    /** The time limit of quick commands, even on a slow host. */
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int MARGIN_SECONDS = 5;
    private static final int SECONDS_OF_OTHERS = 30;
    private static final int JOURNAL_LINES = 400;

    private final SystemdHost host;
    private final TrialPlan plan;

    Host(SystemdHost host, TrialPlan plan) {
        this.host = host;
        this.plan = plan;
    }

    String unit() {
        return plan.service().unitName();
    }

    /** Runs one of our scripts. */
    Output script(String name, String... arguments) throws IOException {
        return host.script(PATIENCE, resource(name), arguments);
    }

    KeyValues facts(String name, String... arguments) throws IOException {
        return KeyValues.parse(script(name, arguments).text());
    }

    /** The text of one of our scripts. */
    static String resource(String name) {
        return Resource.text(Host.class, name);
    }

    Output run(Duration limit, String... command) throws IOException {
        return host.run(limit, List.of(command));
    }

    Output systemctl(Duration limit, String verb) throws IOException {
        return run(limit, "systemctl", verb, unit());
    }

    Process start(List<String> command) throws IOException {
        return host.start(command);
    }

    /** @throws PackagingException if rpm does not accept a key */
    void prepare(List<String> keys) throws IOException {
        Output output = script("prepare.sh", keys.toArray(String[]::new));
        if (!output.isSuccess()) {
            throw new PackagingException(
                    "The host cannot import the keys of <publicKeys>: " + output.said(),
                    "Set <publicKeys> to files of public keys in armor, such as 'gpg --armor --export' writes");
        }
    }

    /** @return where it is in the host */
    String bring(Path file, String directory) throws IOException {
        String target = FOLDER + directory + "/" + file.getFileName();
        host.copyIn(file, target);
        return target;
    }

    void reboot() throws IOException {
        host.reboot();
    }

    ServiceState life() throws IOException {
        return ServiceState.parse(script("life.sh", unit()).text());
    }

    /** The properties of the unit. */
    KeyValues properties() throws IOException {
        return KeyValues.parse(
                run(PATIENCE, "systemctl", "show", "--all", unit()).text());
    }

    /**
     * Waits until the service answers, has ended, or is late.
     *
     * @param systemctl arguments of systemctl, which runs first, such as {@code start}; empty to wait only
     */
    Waiting await(String... systemctl) throws IOException {
        Health health = plan.health();
        // Longer than the unit's own check, which fails with a reason.
        int seconds = plan.service().startSeconds()
                + (plan.service().unit().last("ExecStartPost").isPresent() ? SECONDS_OF_OTHERS : MARGIN_SECONDS);
        List<String> arguments = new ArrayList<>(
                List.of(unit(), url(health.path()), health.isDemanded() ? "ready" : "any", Integer.toString(seconds)));
        arguments.addAll(Arrays.asList(systemctl));
        Duration limit = PATIENCE.plusSeconds(seconds);
        return Waiting.parse(host.script(limit, resource("await.sh"), arguments.toArray(String[]::new))
                .text());
    }

    String url(String path) {
        return plan.health().url(path);
    }

    /** Host and port. */
    String endpoint() {
        return plan.health().endpoint();
    }

    /** The lines of the service's journal since a second since 1970. */
    List<JournalLine> journalSince(long since) throws IOException {
        return JournalLine.parse(script("journal.sh", unit(), Long.toString(since), Integer.toString(JOURNAL_LINES))
                .text());
    }

    /** The last lines of the service's journal, as they are. */
    List<String> journal(int lines) throws IOException {
        return script("journal.sh", unit(), "0", Integer.toString(lines)).lines();
    }

    /** Why the service is not ready, for a message. */
    String cause(Waiting waiting) throws IOException {
        return failure(waiting).map(Failure::words).orElseGet(() -> switch (waiting.end()) {
            case REFUSED -> waiting.said();
            case LATE ->
                waiting.status() == 0
                        ? "nothing answered at %s within %d seconds: set <scheme> and <host> in <health> if it is asked otherwise"
                                .formatted(
                                        url(plan.health().path()),
                                        plan.service().startSeconds())
                        : "GET %s still answered %d after %d seconds"
                                .formatted(
                                        plan.health().path(),
                                        waiting.status(),
                                        plan.service().startSeconds());
            default -> "it does not run";
        });
    }

    Optional<Failure> failure(Waiting waiting) throws IOException {
        if (waiting.isReady()) {
            return Optional.empty();
        }
        List<JournalLine> journal = journalSince(waiting.since());
        StartAdvice advice =
                new StartAdvice(plan.service().name(), plan.service().home());
        Optional<String> helps =
                advice.of(journal.stream().map(JournalLine::text).toList());
        return Failure.of(journal).map(failure -> helps.map(failure::advised).orElse(failure));
    }

    Tree tree() throws IOException {
        return Tree.parse(script("tree.sh").text());
    }

    /** The installed version and release, with the epoch if there is one; empty if it is not installed. */
    Optional<String> installed() throws IOException {
        Output version = run(
                PATIENCE,
                "rpm",
                "-q",
                "--qf",
                "%|EPOCH?{%{EPOCH}:}|%{VERSION}-%{RELEASE}\n",
                plan.service().name());
        return version.isSuccess() ? version.lines().stream().findFirst() : Optional.empty();
    }

    /** Requires that the package is installed in this version. */
    void requireInstalled(String evr) throws IOException, BrokenPromise {
        String installed = installed().orElse("nothing");
        if (!installed.equals(evr)) {
            throw new BrokenPromise("%s is installed instead of %s".formatted(installed, evr));
        }
    }

    /** What {@code rpm -V} reports of the package's files. */
    List<String> changedFiles() throws IOException {
        Output changed = run(PATIENCE, "rpm", "-V", "--nodeps", plan.service().name());
        return changed.said().lines().filter(line -> !line.isBlank()).toList();
    }
}
