package io.github.apprpm.service;

import io.github.apprpm.model.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The unit file of a service: hardened, with limits, and with the user's changes. */
public final class SystemdUnit {
    private static final String CAPABILITY = "CAP_NET_BIND_SERVICE";
    /** How much longer a start may take than the wait for readiness, in seconds. */
    private static final int START_MARGIN = 10;

    private static final int START_SECONDS = 120;

    /** For SELinux, env is a program; a script under /var is not, and systemd may not execute it. */
    private static final String SHELL = "/usr/bin/env sh ";

    private final ServiceSpec service;
    private final List<Directive> directives = new ArrayList<>();

    private SystemdUnit(ServiceSpec service) {
        this.service = service;
    }

    /** The text of the unit file. */
    public static String text(ServiceSpec service) {
        return of(service).render();
    }

    /** The values of one directive of the unit, with the user's changes: none if it is not there. */
    static List<String> values(ServiceSpec service, String name) {
        return of(service).directives.stream()
                .filter(directive -> directive.name().equals(name))
                .map(Directive::value)
                .toList();
    }

    private static SystemdUnit of(ServiceSpec service) {
        SystemdUnit unit = new SystemdUnit(service);
        unit.addOrder();
        unit.addProcess();
        if (service.compatibility().makesServiceDirectories()) {
            unit.addDirectories();
        }
        if (service.compatibility().hasSystemCallGroups()) {
            unit.addHardening();
        } else {
            unit.addOldHardening();
        }
        unit.add(Section.INSTALL, "WantedBy", "multi-user.target");
        service.directives().forEach(unit::change);
        return unit;
    }

    private void addOrder() {
        add(Section.UNIT, "Description", service.description().replace("%", "%%"));
        add(Section.UNIT, "Wants", "network-online.target");
        add(Section.UNIT, "After", "network-online.target remote-fs.target nss-lookup.target");
        // Five failures in five minutes are enough.
        change(service.compatibility().startIntervalDirective(), "300");
        change(service.compatibility().startBurstDirective(), "5");
    }

    private void addProcess() {
        add(Section.SERVICE, "Type", "simple");
        add(Section.SERVICE, "User", service.user().value());
        add(Section.SERVICE, "Group", service.group().value());
        add(Section.SERVICE, "WorkingDirectory", service.home());
        service.environment().forEach((name, value) -> add(Section.SERVICE, "Environment", assignment(name, value)));
        add(Section.SERVICE, "EnvironmentFile", "-" + service.installed().settings());
        add(Section.SERVICE, "ExecStart", start());
        service.health()
                .map(health -> ReadinessProbe.of(health, service))
                .ifPresent(probe -> add(Section.SERVICE, "ExecStartPost", SHELL + probe.command(service.installed())));
        // Otherwise the journal would name it after the first program, env.
        add(Section.SERVICE, "SyslogIdentifier", service.name().value());
        add(Section.SERVICE, "Restart", "on-failure");
        add(Section.SERVICE, "RestartSec", "5");
        // The launcher's "no input" and "configuration" of sysexits.h: another try would end the same way.
        add(Section.SERVICE, "RestartPreventExitStatus", "66 78");
        // A JVM that is stopped by SIGTERM exits with 128 + 15.
        add(Section.SERVICE, "SuccessExitStatus", "143");
        add(Section.SERVICE, "KillMode", "mixed");
        int start = service.health()
                .map(health -> health.timeoutSeconds() + START_MARGIN)
                .orElse(START_SECONDS);
        add(Section.SERVICE, "TimeoutStartSec", Integer.toString(start));
        add(Section.SERVICE, "TimeoutStopSec", "60");
        add(Section.SERVICE, "UMask", "0027");
        add(Section.SERVICE, "LimitNOFILE", "65536");
        add(Section.SERVICE, service.compatibility().tasksDirective(), "8192");
    }

    private String start() {
        return Stream.concat(
                        Stream.of(SHELL + service.installed().launcher()),
                        service.arguments().stream().map(UnitWord::of))
                .collect(Collectors.joining(" "));
    }

    private void addDirectories() {
        for (String kind : List.of("State", "Cache", "Logs")) {
            add(Section.SERVICE, kind + "Directory", service.name().value());
            add(Section.SERVICE, kind + "DirectoryMode", "0750");
        }
        add(Section.SERVICE, "RuntimeDirectory", service.name().value());
    }

    private void addHardening() {
        add(Section.SERVICE, "OOMPolicy", "stop");
        addEnabled(
                "NoNewPrivileges",
                "PrivateTmp",
                "PrivateDevices",
                "ProtectHome",
                "ProtectControlGroups",
                "ProtectKernelTunables",
                "ProtectKernelModules",
                "ProtectKernelLogs",
                "ProtectClock",
                "ProtectHostname",
                "RestrictNamespaces",
                "RestrictRealtime",
                "RestrictSUIDSGID",
                "LockPersonality",
                "RemoveIPC");
        add(Section.SERVICE, "ProtectSystem", "strict");
        add(Section.SERVICE, "ProtectProc", "invisible");
        add(Section.SERVICE, "RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6 AF_NETLINK");
        addCapabilities();
        add(Section.SERVICE, "SystemCallArchitectures", "native");
        add(Section.SERVICE, "SystemCallFilter", "@system-service");
        add(Section.SERVICE, "SystemCallFilter", "~@privileged @resources");
        add(Section.SERVICE, "SystemCallErrorNumber", "EPERM");
    }

    /** The hardening that systemd 219 supports. */
    private void addOldHardening() {
        addEnabled("PrivateTmp", "ProtectHome");
        add(Section.SERVICE, "ProtectSystem", "full");
        if (!service.hasPrivilegedPort()) {
            add(Section.SERVICE, "CapabilityBoundingSet", "");
        }
    }

    private void addCapabilities() {
        add(Section.SERVICE, "CapabilityBoundingSet", service.hasPrivilegedPort() ? CAPABILITY : "");
        if (service.hasPrivilegedPort()) {
            add(Section.SERVICE, "AmbientCapabilities", CAPABILITY);
        }
    }

    private void addEnabled(String... names) {
        for (String name : names) {
            add(Section.SERVICE, name, "yes");
        }
    }

    private void add(Section section, String name, String value) {
        directives.add(new Directive(section, name, value));
    }

    /** Replaces all lines of a directive where the first was, or adds it; an empty value removes it. */
    private void change(String qualifiedName, String value) {
        String name = qualifiedName.substring(qualifiedName.indexOf('.') + 1);
        int first = indexOf(name);
        Section section = Section.of(
                qualifiedName,
                first < 0 ? Section.SERVICE : directives.get(first).section());
        directives.removeIf(directive -> directive.name().equals(name));
        if (!value.isEmpty()) {
            List<Directive> lines = value.lines()
                    .map(line -> new Directive(section, name, line.strip()))
                    .toList();
            directives.addAll(first < 0 ? directives.size() : first, lines);
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < directives.size(); i++) {
            if (directives.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private String render() {
        Map<Section, String> sections = directives.stream()
                .collect(Collectors.groupingBy(
                        Directive::section, Collectors.mapping(Directive::line, Collectors.joining())));
        StringBuilder text = new StringBuilder();
        for (Section section : Section.values()) {
            if (sections.containsKey(section)) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(section.heading())
                        .append(sections.get(section));
            }
        }
        return text.toString();
    }

    /** An assignment in quotes, as systemd.syntax(7) wants it. */
    private static String assignment(String name, String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("%", "%%");
        return "\"%s=%s\"".formatted(name, escaped);
    }

    private enum Section {
        UNIT("Unit"),
        SERVICE("Service"),
        INSTALL("Install");

        /** Directives of the other sections that a user may add without naming the section. */
        private static final List<String> OF_UNIT = List.of(
                "After",
                "Before",
                "BindsTo",
                "Conflicts",
                "DefaultDependencies",
                "Documentation",
                "FailureAction",
                "JobTimeoutSec",
                "JoinsNamespaceOf",
                "OnFailure",
                "OnSuccess",
                "PartOf",
                "PropagatesReloadTo",
                "RefuseManualStart",
                "RefuseManualStop",
                "ReloadPropagatedFrom",
                "Requires",
                "RequiresMountsFor",
                "Requisite",
                "StartLimitAction",
                "StopWhenUnneeded",
                "SuccessAction",
                "Upholds",
                "Wants");

        private static final List<String> OF_INSTALL = List.of("Alias", "Also", "RequiredBy", "WantedBy");

        private final String word;

        Section(String word) {
            this.word = word;
        }

        static Section of(String qualifiedName, Section usual) {
            for (Section section : values()) {
                if (qualifiedName.startsWith(section.word + ".")) {
                    return section;
                }
            }
            if (OF_UNIT.contains(qualifiedName)
                    || qualifiedName.startsWith("Condition")
                    || qualifiedName.startsWith("Assert")) {
                return UNIT;
            }
            return OF_INSTALL.contains(qualifiedName) ? INSTALL : usual;
        }

        String heading() {
            return "[" + word + "]\n";
        }
    }

    private record Directive(Section section, String name, String value) {
        String line() {
            return name + "=" + value + "\n";
        }
    }
}
