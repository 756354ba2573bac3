package io.github.apprpm.service;

import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.model.ShellWord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of scriptlets for a version that runs as another account than the one before: what the host has edited keeps its
 * owner, and the service could not read it any more.
 */
final class OwnerScriptlets {
    private final ServiceSpec service;
    private final InstalledApplication installed;

    private final List<String> further;

    /**
     * @param service the service
     * @param further configuration of the service that is elsewhere than in the directory for it
     */
    OwnerScriptlets(ServiceSpec service, List<String> further) {
        this.service = service;
        this.further = further;
        this.installed = service.installed();
    }

    /** Those for the configuration. */
    List<ScriptletPart> parts() {
        if (isRoot()) {
            return List.of();
        }
        String name = service.name().value();
        return List.of(
                owner(Phase.PRE),
                new ScriptletPart(
                        Phase.PRE, "pre-owner", Map.of("package", name, "configuration", installed.configuration())),
                owner(Phase.POST),
                handOver(Phase.POST),
                new ScriptletPart(Phase.POST, "post-owner", Map.of("package", name)),
                owner(Phase.POSTUN),
                handOver(Phase.POSTUN),
                new ScriptletPart(
                        Phase.POSTUN,
                        "postun-owner",
                        Map.of(
                                "configuration", installed.configuration(),
                                "user", service.user().value(),
                                "group", service.group().value())));
    }

    /** Those for the data, after systemd-tmpfiles has been there. */
    List<ScriptletPart> data() {
        return isRoot()
                ? List.of()
                : List.of(new ScriptletPart(
                        Phase.POST,
                        "post-data",
                        Map.of(
                                "package", service.name().value(),
                                "unit", service.unit(),
                                "temporary", installed.temporaryFiles())));
    }

    /** Root can read what it has. */
    private boolean isRoot() {
        return service.user().isRoot() && service.group().isRoot();
    }

    private ScriptletPart owner(Phase phase) {
        return new ScriptletPart(
                phase, "owner", Map.of("unitfile", installed.unitFile(), "configuration", installed.configuration()));
    }

    private ScriptletPart handOver(Phase phase) {
        String beside = "%1$s/* %1$s/.[!.]* %1$s/*/*".formatted(installed.configuration());
        return new ScriptletPart(
                phase,
                "hand-over",
                Map.of(
                        "files",
                        Stream.concat(Stream.of(beside), further.stream().map(ShellWord::quoted))
                                .collect(Collectors.joining(" "))));
    }
}
