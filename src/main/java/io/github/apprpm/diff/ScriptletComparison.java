package io.github.apprpm.diff;

import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.rpm.PackageTrigger;
import io.github.apprpm.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the scripts of the transaction. */
final class ScriptletComparison {
    private ScriptletComparison() {}

    static List<ScriptletChange> of(RpmPackage before, RpmPackage after) {
        Map<Phase, PackageScript> older = byPhase(before);
        Map<Phase, PackageScript> newer = byPhase(after);
        List<ScriptletChange> changes = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            Optional<PackageScript> old = Optional.ofNullable(older.get(phase));
            Optional<PackageScript> now = Optional.ofNullable(newer.get(phase));
            if (!old.equals(now)) {
                changes.add(new ScriptletChange(new Change<>(old, now), LineComparison.of(body(old), body(now))));
            }
        }
        return changes;
    }

    private static Map<Phase, PackageScript> byPhase(RpmPackage rpm) {
        return rpm.scripts().stream().collect(Collectors.toMap(PackageScript::phase, Function.identity()));
    }

    private static String body(Optional<PackageScript> script) {
        return script.map(PackageScript::body).orElse("");
    }

    /** Compares the triggers as one text: they have no names to compare them by. */
    static LineDiff triggers(RpmPackage before, RpmPackage after) {
        return LineComparison.of(triggers(before), triggers(after));
    }

    private static String triggers(RpmPackage rpm) {
        return rpm.triggers().stream().map(ScriptletComparison::text).collect(Collectors.joining("\n"));
    }

    /** As in a spec file. */
    private static String text(PackageTrigger trigger) {
        String prefix = switch (trigger.kind()) {
            case PACKAGE -> "trigger";
            case FILE -> "filetrigger";
            case TRANSACTION_FILE -> "transfiletrigger";
        };
        String conditions = trigger.conditions().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "%%%s%s -p %s -- %s\n%s"
                .formatted(prefix, trigger.action().word(), trigger.interpreter(), conditions, trigger.body());
    }
}
