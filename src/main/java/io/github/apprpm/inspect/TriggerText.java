package io.github.apprpm.inspect;

import static java.util.stream.Collectors.joining;

import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.PackageTrigger;
import io.github.apprpm.text.Printable;
import java.util.List;

/** Triggers as {@code rpm -q --triggers --filetriggers} prints them. */
final class TriggerText {
    private TriggerText() {}

    static String of(List<PackageTrigger> triggers) {
        StringBuilder text = new StringBuilder();
        for (PackageTrigger trigger : triggers) {
            String conditions = trigger.conditions().stream()
                    .map(PackageDependency::toString)
                    .collect(joining(", "));
            text.append("%strigger%s scriptlet (using %s) -- %s\n"
                            .formatted(
                                    prefix(trigger.kind()),
                                    trigger.action().word(),
                                    Printable.line(trigger.interpreter()),
                                    Printable.line(conditions)))
                    .append(Printable.lines(trigger.body()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String prefix(PackageTrigger.Kind kind) {
        return switch (kind) {
            case PACKAGE -> "";
            case FILE -> "file";
            case TRANSACTION_FILE -> "transfile";
        };
    }
}
