package io.github.apprpm.service;

import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the scriptlets of a service do without the user, part by part in the order in which they run. */
final class GeneratedScriptlets {
    private final ServiceSpec service;

    GeneratedScriptlets(ServiceSpec service) {
        this.service = service;
    }

    /** The text for each phase that has something to do. */
    Map<Phase, String> bodies() {
        Map<Phase, String> bodies = new EnumMap<>(Phase.class);
        parts().forEach(part -> bodies.merge(part.phase(), part.text(), String::concat));
        return bodies;
    }

    private List<ScriptletPart> parts() {
        List<ScriptletPart> parts = new ArrayList<>();
        parts.addAll(new AccountScriptlets(service).parts());
        Map<String, String> unit = Map.of("unit", service.unit());
        parts.add(new ScriptletPart(Phase.POST, "post-presets", unit));
        restartDelay().ifPresent(parts::add);
        parts.add(directories());
        parts.add(rootGroup());
        parts.add(new ScriptletPart(Phase.PREUN, "preun-stop", unit));
        parts.add(new ScriptletPart(
                Phase.POSTUN,
                "postun-clean",
                Map.of("cache", service.installed().cache())));
        parts.add(new ScriptletPart(
                Phase.POSTTRANS,
                "posttrans-restart",
                Map.of("unit", service.unit(), "settings", service.installed().settings())));
        return parts;
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

    private ScriptletPart directories() {
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
