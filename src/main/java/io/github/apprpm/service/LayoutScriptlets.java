package io.github.apprpm.service;

import io.github.apprpm.model.InstalledApplication;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of scriptlets for a version in the layout usr that comes after or before one in the layout app: rpm sees
 * configuration that goes and other that comes, and would leave what was edited where nothing reads it.
 */
final class LayoutScriptlets {
    private final ServiceSpec service;
    private final InstalledApplication installed;

    LayoutScriptlets(ServiceSpec service) {
        this.service = service;
        this.installed = service.installed();
    }

    /** Those that find all as it was. */
    List<ScriptletPart> before() {
        return service.isInUsr() ? List.of(placed(Phase.PRE), note(Phase.PRE), layout(Phase.PRE, Map.of())) : List.of();
    }

    /** Those before the service starts again, when the files of the version before are gone. */
    List<ScriptletPart> after() {
        Map<String, String> ofPackage = Map.of("package", service.name().value());
        return service.isInUsr()
                ? List.of(
                        carry(Phase.POSTTRANS),
                        layout(Phase.POSTTRANS, Map.of()),
                        placed(Phase.PREUN),
                        note(Phase.PREUN),
                        layout(Phase.PREUN, ofPackage),
                        placed(Phase.POSTUN),
                        carry(Phase.POSTUN),
                        layout(Phase.POSTUN, ofPackage))
                : List.of();
    }

    private ScriptletPart layout(Phase phase, Map<String, String> further) {
        Map<String, String> values = new HashMap<>(further);
        values.put("configuration", installed.configuration());
        return new ScriptletPart(phase, phase.word() + "-layout", values);
    }

    private ScriptletPart placed(Phase phase) {
        return new ScriptletPart(
                phase,
                "placed",
                Map.of(
                        "unitfile", installed.unitFile(),
                        "programs", installed.programs(),
                        "configuration", installed.configuration()));
    }

    private static ScriptletPart note(Phase phase) {
        return new ScriptletPart(phase, "note", Map.of());
    }

    private ScriptletPart carry(Phase phase) {
        return new ScriptletPart(
                phase, "carry", Map.of("package", service.name().value()));
    }
}
