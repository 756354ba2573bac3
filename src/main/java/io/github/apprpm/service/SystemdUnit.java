package io.github.apprpm.service;

import io.github.apprpm.model.Entry;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.service.UnitDirectives.Section;
import io.github.apprpm.systemd.ServiceDirectory;
import io.github.apprpm.systemd.UnitAccess;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The unit file of a service: hardened, with limits, and with the user's changes. */
public final class SystemdUnit {
    /** How much longer a start may take than the wait for readiness, in seconds. */
    private static final int START_MARGIN = 10;

    private static final int START_SECONDS = 120;

    /** For SELinux, env is a program; a script under /var is not, and systemd may not execute it. */
    private static final String SHELL = "/usr/bin/env sh ";

    private final ServiceSpec service;
    private final UnitDirectives directives = new UnitDirectives();

    private SystemdUnit(ServiceSpec service) {
        this.service = service;
    }

    /** The text of the unit file of a package that has nothing but the application. */
    public static String text(ServiceSpec service) {
        return text(service, List.of());
    }

    /**
     * The text of the unit file.
     *
     * @param entries what else the package installs: the service may write to what belongs to it
     */
    public static String text(ServiceSpec service, List<Entry> entries) {
        SystemdUnit unit = of(service);
        unit.addWritablePaths(entries);
        return unit.directives.text();
    }

    /** The directives of the unit, with the user's changes. */
    static UnitDirectives directives(ServiceSpec service) {
        return of(service).directives;
    }

    private static SystemdUnit of(ServiceSpec service) {
        SystemdUnit unit = new SystemdUnit(service);
        unit.addOrder();
        unit.addProcess();
        if (service.compatibility().makesServiceDirectories()) {
            unit.addDirectories();
        }
        UnitHardening.addTo(unit.directives, service);
        unit.add(Section.INSTALL, "WantedBy", "multi-user.target");
        service.directives().forEach(unit.directives::change);
        return unit;
    }

    private void addOrder() {
        add(Section.UNIT, "Description", service.description().replace("%", "%%"));
        add(Section.UNIT, "Wants", "network-online.target");
        add(Section.UNIT, "After", "network-online.target remote-fs.target nss-lookup.target");
        new UnitRestarts(service).addLimitTo(directives);
    }

    private void addProcess() {
        add("Type", "simple");
        add("User", service.user().value());
        add("Group", service.group().value());
        add("WorkingDirectory", service.home());
        service.environment().forEach((name, value) -> add("Environment", assignment(name, value)));
        add("EnvironmentFile", "-" + service.installed().settings());
        add("ExecStart", start());
        service.health()
                .map(health -> ReadinessProbe.of(health, service))
                .ifPresent(probe -> add("ExecStartPost", SHELL + probe.command(service.installed())));
        // Otherwise the journal would name it after the first program, env.
        add("SyslogIdentifier", service.name().value());
        new UnitRestarts(service).addTo(directives);
        // A JVM that is stopped by SIGTERM exits with 128 + 15.
        add("SuccessExitStatus", "143");
        add("KillMode", "mixed");
        int start = service.health()
                .map(health -> health.timeoutSeconds() + START_MARGIN)
                .orElse(START_SECONDS);
        add("TimeoutStartSec", Integer.toString(start));
        add("TimeoutStopSec", "60");
        add("UMask", "0027");
        add("LimitNOFILE", "65536");
        add(service.compatibility().tasksDirective(), "8192");
    }

    private String start() {
        return Stream.concat(
                        Stream.of(SHELL + service.installed().launcher()),
                        service.arguments().stream().map(UnitWord::of))
                .collect(Collectors.joining(" "));
    }

    private void addDirectories() {
        for (ServiceDirectory kind : List.of(ServiceDirectory.STATE, ServiceDirectory.CACHE, ServiceDirectory.LOGS)) {
            add(kind.directive(), service.name().value());
            add(kind.modeDirective(), "0750");
        }
        add(ServiceDirectory.RUNTIME.directive(), service.name().value());
    }

    /** The user's paths are added to these; an empty value stands for none at all. */
    private void addWritablePaths(List<Entry> entries) {
        boolean isRemoved = UnitAccess.WRITABLE.stream()
                .anyMatch(name -> service.change(name).filter(String::isEmpty).isPresent());
        if (!isRemoved) {
            WritablePaths.of(service, directives.text(), entries)
                    .forEach(path -> add(service.compatibility().writablePathsDirective(), path));
        }
    }

    private void add(Section section, String name, String value) {
        directives.add(section, name, value);
    }

    private void add(String name, String value) {
        directives.add(name, value);
    }

    /** An assignment in quotes, as systemd.syntax(7) wants it. */
    private static String assignment(String name, String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("%", "%%");
        return "\"%s=%s\"".formatted(name, escaped);
    }
}
