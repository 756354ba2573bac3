package io.github.apprpm.service;

import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the scriptlets of a service do without the user, part by part in the order in which they run. */
final class GeneratedScriptlets {
    private final ServiceSpec service;
    private final UnitScriptlets units;
    private final OwnerScriptlets owner;
    private final LayoutScriptlets layout;

    GeneratedScriptlets(ServiceSpec service, OwnUnits units, List<String> configuration) {
        this.service = service;
        this.units = new UnitScriptlets(service, units);
        this.owner = new OwnerScriptlets(service, configuration);
        this.layout = new LayoutScriptlets(service);
    }

    /** What a scriptlet does before the user's part. */
    Optional<String> before(Phase phase) {
        return text(
                phase,
                Stream.of(
                        new AccountScriptlets(service).parts(),
                        owner.parts(),
                        units.before(),
                        layout.before(),
                        restartDelay().stream().toList(),
                        service.isInUsr() ? List.of(reload()) : directories()));
    }

    /** What a scriptlet does after the user's part. */
    Optional<String> after(Phase phase) {
        return text(
                phase,
                Stream.of(
                        units.recorded(),
                        layout.after(),
                        units.after(),
                        service.isInUsr() ? List.of(cacheBySystemd()) : List.of()));
    }

    private static Optional<String> text(Phase phase, Stream<List<ScriptletPart>> parts) {
        return parts.flatMap(List::stream)
                .filter(part -> part.phase() == phase)
                .map(ScriptletPart::text)
                .reduce(String::concat);
    }

    private ScriptletPart cache() {
        return new ScriptletPart(
                Phase.POSTUN,
                "postun-clean",
                Map.of("cache", service.installed().cache()));
    }

    /** Writes the drop-in of the waits before restarts, if the package owns it. */
    private Optional<ScriptletPart> restartDelay() {
        return new UnitRestarts(service)
                .dropIn()
                .map(text -> new ScriptletPart(
                        Phase.POST,
                        "post-restart-delay",
                        Map.of("file", service.installed().restartDelay(), "text", text.strip())));
    }

    private ScriptletPart cacheBySystemd() {
        return new ScriptletPart(Phase.PREUN, "preun-clean", Map.of("unit", service.unit()));
    }

    private static ScriptletPart reload() {
        return new ScriptletPart(Phase.POSTUN, "postun-reload", Map.of());
    }

    /** Those of the directories in {@code /var}, which the package makes in one layout alone. */
    private List<ScriptletPart> directories() {
        return Stream.of(List.of(temporary()), owner.data(), List.of(rootGroup(), cache()))
                .flatMap(List::stream)
                .toList();
    }

    private ScriptletPart temporary() {
        return new ScriptletPart(
                Phase.POST,
                "post-directories",
                Map.of("temporary", service.installed().temporaryFiles()));
    }

    private ScriptletPart rootGroup() {
        return new ScriptletPart(
                Phase.POST,
                "post-root-group",
                Map.of(
                        "temporary", service.installed().temporaryFiles(),
                        "configuration", service.installed().configuration(),
                        "user", service.user().value(),
                        "group", service.group().value()));
    }
}
