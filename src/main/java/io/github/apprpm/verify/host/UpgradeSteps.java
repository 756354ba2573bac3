package io.github.apprpm.verify.host;

import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.shell.ServiceAction.Kind;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Promise;
import io.github.apprpm.verify.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Upgrades under load, with edited configuration, and when stopped; downgrade; reboot; reinstallation. */
final class UpgradeSteps {
    private static final String REQUESTS = "/run/apprpm-verify-requests";
    private static final long REQUEST_SECONDS = 1800;
    private static final String BOOT_SECONDS = "120";
    private static final int MOST_CLASSES = 3;
    private static final Duration RESTART_LIMIT = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 200;

    private final TrialContext stage;
    private final Host host;
    private final OpenPromises agenda;
    private final PackagedService service;
    private final RpmPackage old;
    private final RpmPackage current;
    private final Configuration configuration;
    private final Runnable beforeReboot;
    private Optional<Load> load = Optional.empty();
    private boolean isRestartedOnce;

    /**
     * What was seen of the service during the upgrade.
     *
     * @param before its life until then
     * @param after its life with the new version
     * @param waiting how the wait for the new version ended
     * @param missingBefore the classes that it missed until then
     */
    private record Load(ServiceState before, ServiceState after, Waiting waiting, Set<String> missingBefore) {}

    /** @param beforeReboot saves the journal, which may end with the host */
    UpgradeSteps(TrialContext stage, Runnable beforeReboot) {
        this.stage = stage;
        this.host = stage.host();
        this.agenda = stage.agenda();
        this.service = stage.service();
        this.old = stage.upgrade().baseline();
        this.current = service.rpm();
        this.configuration = new Configuration(host, service, old);
        this.beforeReboot = beforeReboot;
    }

    /** The configuration files that are edited. */
    Set<String> edited() {
        return configuration.paths();
    }

    /** @return whether it runs at the end */
    boolean run() throws IOException {
        Transaction erased = stage.manager().erase(service.name());
        if (erased.cause().isPresent()) {
            agenda.tries(Promise.ERASE_STOPS, erased::requireSuccess);
            agenda.skipsRest("it cannot be erased");
            return false;
        }
        agenda.tries(Promise.UPGRADE_INSTALLS, this::upgradeUnderLoad);
        if (load.isEmpty()) {
            agenda.skipsRest("the baseline does not run");
            return false;
        }
        restartsOnce(load.get());
        if (!returns("after the upgrade")) {
            return false;
        }
        boolean isKept = keeps(Promise.UPGRADE_KEEPS_CONFIGURATION, old, current);
        boolean isOlder = agenda.tries(Promise.DOWNGRADE, this::downgrade);
        if (isOlder) {
            keepsOlder(isKept);
            agenda.tries(Promise.UPGRADE_STOPPED, this::upgradeStopped);
        } else {
            agenda.skips(Promise.DOWNGRADE_KEEPS_CONFIGURATION, "the downgrade failed");
            agenda.skips(Promise.UPGRADE_STOPPED, "the downgrade failed");
            stage.manager().install(stage.files().current(), false);
            host.systemctl(limit(), "start");
        }
        agenda.tries(Promise.REBOOT, this::reboot);
        if (!returns("after the reboot")) {
            return false;
        }
        reinstalls();
        return returns("after the reinstallation");
    }

    /** The older version on a host that never had the newer one, but for its user. */
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
        Waiting waiting = host.await("enable", "--now");
        if (!waiting.isReady()) {
            throw new BrokenPromise("the <baseline> %s does not start: %s".formatted(old.nevra(), host.cause(waiting)));
        }
    }

    private void upgradeUnderLoad() throws IOException, BrokenPromise {
        startBaseline();
        configuration.edit();
        Set<String> missingBefore = missingClasses();
        ServiceState before = host.life();
        Process requests = beginRequests();
        Transaction transaction;
        Waiting waiting;
        try {
            transaction = stage.manager().upgrade(stage.files().current());
            restarted(before);
            waiting = host.await();
        } finally {
            endRequests(requests);
        }
        load = Optional.of(new Load(before, host.life(), waiting, missingBefore));
        transaction.requireSuccess();
        requireVersion(current);
        Account.of(host, service).require(service);
    }

    private void restartsOnce(Load upgrade) throws IOException {
        isRestartedOnce = agenda.tries(Promise.UPGRADE_RESTARTS_ONCE, () -> requireOneRestart(upgrade));
        RequestLog log = RequestLog.parse(
                host.run(Host.PATIENCE, "cat", REQUESTS + "/log").text(),
                stage.plan().health());
        Timeline timeline =
                log.timeline(upgrade.after.stoppingSince(upgrade.before), upgrade.after.startedSince(upgrade.before));
        agenda.trial().timeline(timeline);
        Files.writeString(stage.directory().resolve("requests.log"), lines(timeline));
        if (upgrade.waiting.isReady()) {
            agenda.tries(Promise.UPGRADE_REQUESTS, () -> {
                log.judge();
                requireNoMissingClass(upgrade.missingBefore);
            });
        } else {
            agenda.skips(Promise.UPGRADE_REQUESTS, "the service did not come back");
        }
    }

    private static String lines(Timeline timeline) {
        StringBuilder text = new StringBuilder("# ms since the first request, what became of it, what came back\n");
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
            Thread.currentThread().interrupt();
            throw new IOException("The build was interrupted", e);
        }
    }

    /** A scriptlet may leave the restart to systemd, and not wait for it. */
    private ServiceState restarted(ServiceState before) throws IOException {
        long end = System.nanoTime() + RESTART_LIMIT.toNanos();
        ServiceState life = host.life();
        while (isRestartPromised()
                && life.isActive()
                && life.startedSince(before).isEmpty()
                && System.nanoTime() < end) {
            pause();
            life = host.life();
        }
        return life;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The build was interrupted", e);
        }
    }

    private boolean isRestartPromised() {
        return !service.environment().get("RESTART_ON_UPGRADE").orElse("yes").matches("(?i)(n|0|f|of).*");
    }

    private void requireVersion(RpmPackage wanted) throws IOException, BrokenPromise {
        String installed = host.installed().orElse("nothing");
        if (!installed.equals(wanted.evr())) {
            throw new BrokenPromise("%s is installed instead of %s".formatted(installed, wanted.evr()));
        }
    }

    private void requireOneRestart(Load upgrade) throws IOException, BrokenPromise {
        ServiceState before = upgrade.before;
        ServiceState after = upgrade.after;
        Waiting waiting = upgrade.waiting;
        int starts = after.startedSince(before).size();
        int stops = after.stoppingSince(before).size();
        int wanted = isRestartPromised() ? 1 : 0;
        if (!waiting.isReady()
                && starts == 0
                && stops > 0
                && !after.isActive()
                && host.failure(waiting).isEmpty()) {
            throw new BrokenPromise(
                    "the service was stopped%s and not started again".formatted(by(ServiceCalls.STOPS)));
        }
        if (!waiting.isReady()) {
            throw new BrokenPromise("the service does not run after it: " + host.cause(waiting));
        }
        if (starts > wanted || stops > wanted) {
            throw new BrokenPromise("the service was restarted %d times instead of %s%s"
                    .formatted(Math.max(starts, stops), wanted == 1 ? "once" : "never", by(ServiceCalls.STARTS)));
        }
        if (starts < wanted) {
            throw new BrokenPromise("the service was not restarted: the process of the old version runs on%s"
                    .formatted(isNeverRestarted() ? ", as no scriptlet restarts it" : ""));
        }
        if (after.revivals() > before.revivals()) {
            throw new BrokenPromise("the service failed and systemd started it again");
        }
    }

    private String by(Set<Kind> kinds) {
        List<String> calls = ServiceCalls.ofUpgrade(old, current).of(kinds);
        return calls.isEmpty() ? "" : " by " + String.join(" and ", calls);
    }

    private boolean isNeverRestarted() {
        ServiceCalls calls = ServiceCalls.ofUpgrade(old, current);
        return calls.isComplete() && calls.of(ServiceCalls.STARTS).isEmpty();
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
                    "the process missed classes while its files were replaced: " + String.join("; ", missing));
        }
    }

    /** What is broken was told; what comes next needs a running service. */
    private boolean returns(String when) throws IOException {
        if (host.life().isActive() && host.await().isReady()) {
            return true;
        }
        host.run(Host.PATIENCE, "systemctl", "reset-failed", host.unit());
        Waiting waiting = host.await("start");
        if (!waiting.isReady()) {
            agenda.skipsRest("it does not run %s: %s".formatted(when, host.cause(waiting)));
        }
        return waiting.isReady();
    }

    private boolean keeps(Promise promise, RpmPackage from, RpmPackage target) throws IOException {
        if (configuration.paths().isEmpty()) {
            agenda.skips(promise, "it has no configuration in text files that both versions know");
            return true;
        }
        return agenda.tries(promise, () -> configuration.requireKept(from, target));
    }

    private void keepsOlder(boolean isKeptByUpgrades) throws IOException {
        if (isKeptByUpgrades) {
            keeps(Promise.DOWNGRADE_KEEPS_CONFIGURATION, current, old);
        } else {
            agenda.skips(Promise.DOWNGRADE_KEEPS_CONFIGURATION, "an upgrade already loses it");
        }
    }

    private void downgrade() throws IOException, BrokenPromise {
        ServiceState before = host.life();
        stage.manager().downgrade(stage.files().baseline()).requireSuccess();
        requireVersion(old);
        ServiceState after = isRestartedOnce ? restarted(before) : before;
        if (!isRestartedOnce) { // that the scriptlets do not restart it as they should was told
            host.systemctl(limit(), "restart");
        }
        Waiting waiting = host.await();
        if (!waiting.isReady()) {
            throw new BrokenPromise("the older version does not run: " + host.cause(waiting));
        }
        if (isRestartedOnce && isRestartPromised() && after.startedSince(before).isEmpty()) {
            throw new BrokenPromise("the service was not restarted: the process of the newer version runs on");
        }
    }

    private void upgradeStopped() throws IOException, BrokenPromise {
        host.systemctl(limit(), "stop");
        host.run(Host.PATIENCE, "systemctl", "reset-failed", host.unit());
        ServiceState before = host.life();
        stage.manager().upgrade(stage.files().current()).requireSuccess();
        requireVersion(current);
        ServiceState after = host.life();
        if (after.isActive() || !after.startedSince(before).isEmpty()) {
            throw new BrokenPromise("the service was started%s".formatted(by(ServiceCalls.STARTS)));
        }
        if (before.isEnabled() && !after.isEnabled()) {
            throw new BrokenPromise("the service is %s, and was enabled before".formatted(after.enablement()));
        }
    }

    private void reboot() throws IOException, BrokenPromise {
        beforeReboot.run();
        host.reboot();
        host.run(Host.PATIENCE, "timeout", BOOT_SECONDS, "systemctl", "is-system-running", "--wait");
        Waiting waiting = host.await();
        if (!waiting.isReady()) {
            ServiceState life = host.life();
            throw new BrokenPromise(
                    life.isEnabled() ? host.cause(waiting) : "it is " + life.enablement() + " and not enabled");
        }
    }

    private void reinstalls() throws IOException {
        if (!isRestartedOnce) {
            agenda.skips(
                    Promise.REINSTALL, "its scriptlets already do not leave it running on an upgrade as they should");
            return;
        }
        agenda.tries(Promise.REINSTALL, () -> {
            stage.manager().reinstall(stage.files().current()).requireSuccess();
            Waiting waiting = host.await();
            if (!waiting.isReady()) {
                throw new BrokenPromise("the service does not run after it: " + host.cause(waiting));
            }
        });
    }

    private Duration limit() {
        return Host.PATIENCE.plusSeconds(service.startSeconds() + service.stopSeconds());
    }
}
