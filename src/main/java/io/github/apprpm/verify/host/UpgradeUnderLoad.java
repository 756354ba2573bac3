package io.github.apprpm.verify.host;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.program.Interruption;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The upgrade of a running service with edited configuration, which answers requests meanwhile. */
final class UpgradeUnderLoad {
    private static final String REQUESTS = "/run/apprpm-verify-requests";
    private static final long REQUEST_SECONDS = 1800;
    private static final int MOST_CLASSES = 3;

    private final TrialContext stage;
    private final Host host;
    private final OpenPromises agenda;
    private final PackagedService service;
    private final RpmPackage old;
    private final Configuration configuration;
    private final ScriptletRestart restart;
    private Optional<Seen> seen = Optional.empty();

    /**
     * What was seen of the service during the upgrade.
     *
     * @param before its state before the upgrade
     * @param after its state with the new version
     * @param waiting how the wait for the new version ended
     * @param missingBefore the classes that were missing before the upgrade
     */
    private record Seen(ServiceState before, ServiceState after, Waiting waiting, Set<String> missingBefore) {}

    UpgradeUnderLoad(TrialContext stage, Configuration configuration, ScriptletRestart restart) {
        this.stage = stage;
        this.host = stage.host();
        this.agenda = stage.agenda();
        this.service = stage.service();
        this.old = stage.upgrade().baseline();
        this.configuration = configuration;
        this.restart = restart;
    }

    /** @return whether the service was restarted as it should be; empty if the baseline does not run */
    Optional<Boolean> run() throws IOException {
        agenda.check(Promise.UPGRADE_INSTALLS, this::upgrade);
        return seen.isEmpty() ? Optional.empty() : Optional.of(judge(seen.get()));
    }

    /** Starts the older version on a host that has nothing left of the newer one but its user. */
    private void startBaseline() throws IOException, BrokenPromise {
        List<String> data = new ArrayList<>(List.of("rm", "-rf"));
        data.addAll(service.directories().keySet());
        if (data.size() > 2) {
            host.run(Host.PATIENCE, data.toArray(String[]::new));
        }
        Transaction installed = stage.manager().install(stage.files().baseline(), false);
        if (installed.cause().isPresent()) {
            throw new BrokenPromise("the <baseline> %s does not install: %s"
                    .formatted(old.nevra(), installed.cause().get()));
        }
        if (old.files().stream().noneMatch(file -> InstallPath.name(file.path()).equals(host.unit()))) {
            throw new BrokenPromise(
                    "the <baseline> %s has no unit '%s': where its own is enabled, nothing starts in the place of that"
                            .formatted(old.nevra(), host.unit()));
        }
        Waiting waiting = host.await("enable", "--now");
        if (!waiting.isReady()) {
            throw new BrokenPromise("the <baseline> %s does not start: %s".formatted(old.nevra(), host.cause(waiting)));
        }
    }

    private void upgrade() throws IOException, BrokenPromise {
        startBaseline();
        configuration.edit();
        Set<String> missingBefore = missingClasses();
        ServiceState before = host.life();
        Process requests = beginRequests();
        Transaction transaction;
        Waiting waiting;
        try {
            transaction = stage.manager().upgrade(stage.files().current());
            restart.await(before);
            waiting = host.await();
        } finally {
            endRequests(requests);
        }
        seen = Optional.of(new Seen(before, host.life(), waiting, missingBefore));
        transaction.requireSuccess();
        host.requireInstalled(service.rpm().evr());
        Account.of(host, service).require(service);
    }

    private boolean judge(Seen upgrade) throws IOException {
        boolean isRestartedOnce = agenda.check(
                Promise.UPGRADE_RESTARTS_ONCE,
                () -> restart.requireOne(upgrade.before, upgrade.after, upgrade.waiting));
        RequestLog log = RequestLog.parse(
                host.run(Host.PATIENCE, "cat", REQUESTS + "/log").text(),
                stage.plan().health());
        Timeline timeline =
                log.timeline(upgrade.after.stoppingSince(upgrade.before), upgrade.after.startedSince(upgrade.before));
        agenda.trial().timeline(timeline);
        Files.writeString(stage.directory().resolve("requests.log"), lines(timeline));
        if (upgrade.waiting.isReady()) {
            agenda.check(Promise.UPGRADE_REQUESTS, () -> {
                log.judge();
                requireNoMissingClass(upgrade.missingBefore);
            });
        } else {
            agenda.skip(Promise.UPGRADE_REQUESTS, "the service did not come back");
        }
        return isRestartedOnce;
    }

    private static String lines(Timeline timeline) {
        StringBuilder text = new StringBuilder("# ms since the first request, outcome, answer\n");
        timeline.requests().forEach(sent -> text.append("%d %s %s%n".formatted(sent.at(), sent.fate(), sent.words())));
        timeline.marks().forEach(mark -> text.append("# %d %s%n".formatted(mark.at(), mark.words())));
        return text.toString();
    }

    private Process beginRequests() throws IOException {
        Process requests = host.start(List.of(
                "sh",
                "-c",
                Host.resource("requests.sh"),
                "sh",
                host.url(stage.plan().health().path()),
                REQUESTS,
                Long.toString(REQUEST_SECONDS)));
        host.script("requests-begin.sh", REQUESTS);
        return requests;
    }

    private void endRequests(Process requests) throws IOException {
        host.run(Host.PATIENCE, "touch", REQUESTS + "/stop");
        try {
            if (!requests.waitFor(Host.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                requests.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw Interruption.of("The build was interrupted", e);
        }
    }

    private Set<String> missingClasses() throws IOException {
        return new TreeSet<>(host.script("classes.sh", host.unit()).lines());
    }

    private void requireNoMissingClass(Set<String> before) throws IOException, BrokenPromise {
        List<String> missing = missingClasses().stream()
                .filter(line -> !before.contains(line))
                .limit(MOST_CLASSES)
                .toList();
        if (!missing.isEmpty()) {
            throw new BrokenPromise(
                    "the process did not find classes while its files were replaced: " + String.join("; ", missing));
        }
    }
}
