package io.github.apprpm.verify.host;

import io.github.apprpm.program.Interruption;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.shell.ServiceAction.Kind;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.PackagedService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The restart that scriptlets owe a running service when another version replaces its files. */
final class ScriptletRestart {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final long PAUSE_MILLIS = 200;

    private final Host host;
    private final PackagedService service;
    private final RpmPackage old;

    ScriptletRestart(TrialContext stage) {
        this.host = stage.host();
        this.service = stage.service();
        this.old = stage.upgrade().baseline();
    }

    /** Whether the settings of the service allow the restart. */
    boolean isPromised() {
        return !service.environment().get("RESTART_ON_UPGRADE").orElse("yes").matches("(?i)(n|0|f|of).*");
    }

    /** A scriptlet may leave the restart to systemd, and not wait for it. */
    ServiceState await(ServiceState before) throws IOException {
        long end = System.nanoTime() + LIMIT.toNanos();
        ServiceState life = host.life();
        while (isPromised() && life.isActive() && life.startedSince(before).isEmpty() && System.nanoTime() < end) {
            pause();
            life = host.life();
        }
        return life;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw Interruption.of("The build was interrupted", e);
        }
    }

    /** Requires that the upgrade has restarted the service once, or not at all if the settings forbid it. */
    void requireOne(ServiceState before, ServiceState after, Waiting waiting) throws IOException, BrokenPromise {
        int starts = after.startedSince(before).size();
        int stops = after.stoppingSince(before).size();
        int wanted = isPromised() ? 1 : 0;
        if (!waiting.isReady()
                && starts == 0
                && stops > 0
                && !after.isActive()
                && host.failure(waiting).isEmpty()) {
            throw new BrokenPromise(
                    "the service was stopped%s and not started again".formatted(by(ServiceCalls.STOPS)));
        }
        if (!waiting.isReady()) {
            throw new BrokenPromise("the service does not run afterwards: " + host.cause(waiting));
        }
        if (starts > wanted || stops > wanted) {
            throw new BrokenPromise("the service was restarted %d times instead of %s%s"
                    .formatted(Math.max(starts, stops), wanted == 1 ? "once" : "never", by(ServiceCalls.STARTS)));
        }
        if (starts < wanted) {
            throw new BrokenPromise("the service was not restarted: the process of the old version runs on%s"
                    .formatted(isNever() ? ", as no scriptlet restarts it" : ""));
        }
        if (after.revivals() > before.revivals()) {
            throw new BrokenPromise("the service failed and systemd started it again");
        }
    }

    /** The scriptlets that did this, as the end of a sentence; empty if they are not known. */
    String by(Set<Kind> kinds) {
        List<String> calls = calls().of(kinds);
        return calls.isEmpty() ? "" : " by " + String.join(" and ", calls);
    }

    private boolean isNever() {
        ServiceCalls calls = calls();
        return calls.isComplete() && calls.of(ServiceCalls.STARTS).isEmpty();
    }

    private ServiceCalls calls() {
        return ServiceCalls.ofUpgrade(old, service.rpm());
    }
}
