package io.github.apprpm.service;

import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.systemd.ServiceDirectory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The unit that runs a new version once before an upgrade restarts the service, so that the restart is fast. */
public final class TrainingUnit {
    /** In seconds; the transaction of rpm waits for it. */
    private static final int LIMIT = 180;

    private TrainingUnit() {}

    /** The text of the unit file, for a service that is trained: as the service, but without what it leaves to others. */
    public static Optional<String> text(ServiceSpec service) {
        return service.fastStart()
                .flatMap(fast -> fast.training())
                .map(training -> of(service).text());
    }

    private static UnitDirectives of(ServiceSpec service) {
        UnitDirectives unit = SystemdUnit.directives(service);
        unit.change("Description", "Training of %s.service for a fast start".formatted(service.name()));
        unit.change("Type", "oneshot");
        unit.change("TimeoutStartSec", Integer.toString(LIMIT));
        unit.change("SyslogIdentifier", service.installed().trainingUnit().replaceFirst("\\.service$", ""));
        Stream.of("WantedBy", "ExecStartPost", "Restart", "RestartSec", "RestartPreventExitStatus", "WatchdogSec")
                .forEach(name -> unit.change(name, ""));
        // Of the directories of the service it has the cache; that of the runtime would go with it when it ends.
        for (ServiceDirectory kind : List.of(ServiceDirectory.STATE, ServiceDirectory.LOGS, ServiceDirectory.RUNTIME)) {
            unit.change(kind.directive(), "");
            unit.change(kind.modeDirective(), "");
        }
        unit.change(service.compatibility().writablePathsDirective(), "");
        unit.change("PrivateNetwork", "yes");
        unit.change("Nice", "10");
        unit.add("Environment", "FAST_START=training");
        return unit;
    }
}
