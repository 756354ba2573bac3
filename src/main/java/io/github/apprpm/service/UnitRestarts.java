package io.github.apprpm.service;

import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.systemd.TimeSpan;
import java.util.Map;
import java.util.Optional;

/**
 * How a service that fails is started again: for ever, as the database that it misses may come back at any time. Where
 * systemd knows it, since 254, a drop-in lets the wait grow from seconds to a minute; an older one would complain of its
 * directives, and has one wait that is long enough for a service that never starts to leave room in the journal.
 */
public final class UnitRestarts {
    private static final int WAIT = 20;
    private static final int FIRST_WAIT = 5;
    private static final int LONGEST_WAIT = 60;
    private static final String NO_LIMIT = "0";
    /** The interval for the starts that a user counts. */
    private static final String INTERVAL = "300";

    /** What systemd before 230 called it; later ones still read it. */
    private static final String OLD_INTERVAL = "StartLimitInterval";

    private final ServiceSpec service;

    public UnitRestarts(ServiceSpec service) {
        this.service = service;
    }

    void addTo(UnitDirectives directives) {
        directives.add("Restart", "on-failure");
        directives.add("RestartSec", Integer.toString(WAIT));
        // The launcher's "no input" and "configuration" of sysexits.h: another try would end the same way.
        directives.add("RestartPreventExitStatus", "66 78");
    }

    /** Starts are not counted, an administrator's among them, unless the user says how many there may be, or what then. */
    void addLimitTo(UnitDirectives directives) {
        Optional<String> burst = service.change("StartLimitBurst").filter(value -> !value.isEmpty());
        boolean isCounted =
                burst.isPresent() || service.change("StartLimitAction").isPresent();
        String interval = service.compatibility().startIntervalDirective();
        directives.change(
                service.change(OLD_INTERVAL).isPresent() ? interval.replaceFirst("Sec$", "") : interval,
                isCounted ? INTERVAL : NO_LIMIT);
        burst.ifPresent(value -> directives.change(service.compatibility().startBurstDirective(), value));
    }

    /** The text of the drop-in, unless the user decides about the waits. */
    public Optional<String> dropIn() {
        boolean isRestarted = service.change("Restart")
                .map(value -> !value.isEmpty() && !value.equals("no"))
                .orElse(true);
        Optional<String> wait = service.change("RestartSec");
        boolean isShort = wait.map(value -> value.isEmpty() || TimeSpan.seconds(value) < LONGEST_WAIT)
                .orElse(true);
        boolean isOwn = service.change("RestartSteps").isPresent()
                || service.change("RestartMaxDelaySec").isPresent();
        return service.compatibility().mayHaveRestartSteps() && isRestarted && isShort && !isOwn
                ? Optional.of(Template.ofResource("restart-delay.conf")
                        .fill(Map.of(
                                "first",
                                wait.isPresent() ? "" : "RestartSec=%s\n".formatted(FIRST_WAIT),
                                "longest",
                                Integer.toString(LONGEST_WAIT))))
                : Optional.empty();
    }
}
