package io.github.apprpm.verify.host;

import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import io.github.apprpm.verify.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The steps after the first installation: upgrades, a downgrade, a reboot and a reinstallation. */
final class UpgradeSteps {
    private static final String BOOT_SECONDS = "120";

    private final TrialContext stage;
    private final Host host;
    private final OpenPromises agenda;
    private final PackagedService service;
    private final RpmPackage old;
    private final RpmPackage current;
    private final Configuration configuration;
    private final ScriptletRestart restart;
    private final Runnable beforeReboot;
    private boolean isRestartedOnce;

    /** @param beforeReboot saves the journal, which may end with the host */
    UpgradeSteps(TrialContext stage, Runnable beforeReboot) {
        this.stage = stage;
        this.host = stage.host();
        this.agenda = stage.agenda();
        this.service = stage.service();
        this.old = stage.upgrade().baseline();
        this.current = service.rpm();
        this.configuration = new Configuration(host, service, old);
        this.restart = new ScriptletRestart(stage);
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
            agenda.check(Promise.ERASE_STOPS, erased::requireSuccess);
            agenda.skipRest("it cannot be erased");
            return false;
        }
        Optional<Boolean> restarted = new UpgradeUnderLoad(stage, configuration, restart).run();
        if (restarted.isEmpty()) {
            agenda.skipRest("the baseline does not run");
            return false;
        }
        isRestartedOnce = restarted.get();
        // Before the service is needed: configuration that it cannot read may be why it does not run.
        boolean isKept = keeps(Promise.UPGRADE_KEEPS_CONFIGURATION, old, current);
        if (!returns("after the upgrade")) {
            return false;
        }
        boolean isOlder = agenda.check(Promise.DOWNGRADE, this::downgrade);
        if (isOlder) {
            keepsOlder(isKept);
            agenda.check(Promise.UPGRADE_STOPPED, this::upgradeStopped);
        } else {
            agenda.skip(Promise.DOWNGRADE_KEEPS_CONFIGURATION, "the downgrade failed");
            agenda.skip(Promise.UPGRADE_STOPPED, "the downgrade failed");
            stage.manager().install(stage.files().current(), false);
            host.systemctl(limit(), "start");
        }
        agenda.check(Promise.REBOOT, this::reboot);
        if (!returns("after the reboot")) {
            return false;
        }
        reinstalls();
        return returns("after the reinstallation");
    }

    /** Starts the service again if it does not run, as the next steps need it; the reason was reported. */
    private boolean returns(String when) throws IOException {
        if (host.life().isActive() && host.await().isReady()) {
            return true;
        }
        host.run(Host.PATIENCE, "systemctl", "reset-failed", host.unit());
        Waiting waiting = host.await("start");
        if (!waiting.isReady()) {
            agenda.skipRest("it does not run %s: %s".formatted(when, host.cause(waiting)));
        }
        return waiting.isReady();
    }

    private boolean keeps(Promise promise, RpmPackage from, RpmPackage target) throws IOException {
        if (configuration.paths().isEmpty()) {
            agenda.skip(promise, "the older version has no configuration");
            return true;
        }
        return agenda.check(promise, () -> configuration.requireKept(from, target));
    }

    private void keepsOlder(boolean isKeptByUpgrades) throws IOException {
        if (isKeptByUpgrades) {
            keeps(Promise.DOWNGRADE_KEEPS_CONFIGURATION, current, old);
        } else {
            agenda.skip(Promise.DOWNGRADE_KEEPS_CONFIGURATION, "an upgrade already loses it");
        }
    }

    private void downgrade() throws IOException, BrokenPromise {
        ServiceState before = host.life();
        stage.manager().downgrade(stage.files().baseline()).requireSuccess();
        host.requireInstalled(old.evr());
        ServiceState after = isRestartedOnce ? restart.await(before) : before;
        if (!isRestartedOnce) { // the missing restart by scriptlets was reported
            host.systemctl(limit(), "restart");
        }
        Waiting waiting = host.await();
        if (!waiting.isReady()) {
            throw new BrokenPromise("the older version does not run: " + host.cause(waiting));
        }
        if (isRestartedOnce
                && restart.isPromised()
                && after.startedSince(before).isEmpty()) {
            throw new BrokenPromise("the service was not restarted: the process of the newer version runs on");
        }
    }

    private void upgradeStopped() throws IOException, BrokenPromise {
        host.systemctl(limit(), "stop");
        host.run(Host.PATIENCE, "systemctl", "reset-failed", host.unit());
        ServiceState before = host.life();
        stage.manager().upgrade(stage.files().current()).requireSuccess();
        host.requireInstalled(current.evr());
        ServiceState after = host.life();
        if (after.isActive() || !after.startedSince(before).isEmpty()) {
            throw new BrokenPromise("the service was started%s".formatted(restart.by(ServiceCalls.STARTS)));
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
            agenda.skip(Promise.REINSTALL, "an upgrade already does not restart it as it should");
            return;
        }
        agenda.check(Promise.REINSTALL, () -> {
            stage.manager().reinstall(stage.files().current()).requireSuccess();
            Waiting waiting = host.await();
            if (!waiting.isReady()) {
                throw new BrokenPromise("the service does not run afterwards: " + host.cause(waiting));
            }
        });
    }

    private Duration limit() {
        return Host.PATIENCE.plusSeconds(service.startSeconds() + service.stopSeconds());
    }
}
