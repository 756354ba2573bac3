package io.github.apprpm.service;

import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of scriptlets that lead the units of a package through a transaction. What %pre records, %posttrans restores, if a
 * package that this one replaces has stopped, disabled or deleted it.
 */
final class UnitScriptlets {
    private final boolean hasAccount;
    private final boolean hasPredecessor;
    private final boolean hasTraining;
    private final Map<String, String> values;

    UnitScriptlets(ServiceSpec service, OwnUnits units) {
        this.hasAccount = !service.user().isRoot();
        this.hasPredecessor = !units.replaced().isEmpty();
        this.hasTraining = service.fastStart().flatMap(fast -> fast.training()).isPresent();
        this.values = Map.ofEntries(
                Map.entry("name", service.name().value()),
                Map.entry("unit", service.unit()),
                Map.entry("training", service.installed().trainingUnit()),
                Map.entry("replaced", units.predecessors()),
                Map.entry("user", service.user().value()),
                Map.entry("group", service.group().value()),
                Map.entry("settings", service.installed().settings()),
                Map.entry("units", units.plain()),
                Map.entry("files", units.files()),
                Map.entry("loaded", units.loaded()),
                Map.entry("links", units.links()));
    }

    /** What is done before the user's part, which finds all as it is to be. */
    List<ScriptletPart> before() {
        return parts(
                part(Phase.PRE, "pre-record", "name"),
                part(Phase.PRE, "pre-record-account", "user", "group"),
                part(Phase.PRE, "states"),
                part(Phase.PRE, "pre-record-units", "units", "links", "loaded"),
                part(Phase.PRE, "pre-record-replaced", "replaced", "unit"),
                part(Phase.POST, "post-presets", "name", "units"));
    }

    /** What finds again what was recorded. */
    List<ScriptletPart> recorded() {
        return parts(part(Phase.POSTTRANS, "posttrans-record", "name"));
    }

    /** What is done after the user's part, which finds the service as it was. */
    List<ScriptletPart> after() {
        return parts(
                part(Phase.POST, "states"),
                part(Phase.POST, "post-started", "name", "loaded"),
                part(Phase.PREUN, "preun-stop", "files", "loaded"),
                part(Phase.POSTTRANS, "posttrans-account", "user"),
                part(Phase.POSTTRANS, "posttrans-replaced"),
                part(Phase.POSTTRANS, "posttrans-links"),
                part(Phase.POSTTRANS, "states"),
                part(Phase.POSTTRANS, "posttrans-training", "unit", "training"),
                part(Phase.POSTTRANS, "posttrans-restart", "loaded", "settings"));
    }

    private ScriptletPart part(Phase phase, String template, String... keys) {
        return new ScriptletPart(phase, template, Stream.of(keys).collect(Collectors.toMap(key -> key, values::get)));
    }

    private List<ScriptletPart> parts(ScriptletPart... parts) {
        return Stream.of(parts)
                .filter(part -> hasAccount || !part.template().endsWith("-account"))
                .filter(part -> hasTraining || !part.template().endsWith("-training"))
                .filter(part -> hasPredecessor || !part.template().endsWith("-replaced"))
                .toList();
    }
}
