package io.github.apprpm.report;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.rpm.PackageTrigger;
import io.github.apprpm.rpm.RpmPackage;
import java.util.List;
import java.util.stream.Collectors;

/** The scripts that rpm runs, and when. */
final class Scriptlets {
    private Scriptlets() {}

    static Section section(RpmPackage rpm) {
        List<PackageScript> scripts = rpm.scripts();
        List<PackageTrigger> triggers = rpm.triggers();
        int count = scripts.size() + triggers.size();
        Element content = Element.of("div");
        if (count == 0) {
            content.add("p", "The package runs no scripts.");
        }
        scripts.forEach(script -> content.add(title("%" + script.phase().word()))
                .add(when(Explanations.ofPhase(script.phase()), String.join(" ", script.interpreter())))
                .add(body(script.body())));
        triggers.forEach(trigger -> content.add(title(name(trigger)))
                .add(when(Explanations.ofTrigger(trigger.kind(), trigger.action()), trigger.interpreter()))
                .add(body(trigger.body())));
        return Section.of("scriptlets", "Scriptlets", count, content);
    }

    private static Element title(String name) {
        return Element.of("h3").add("code", name);
    }

    private static Element when(String explanation, String interpreter) {
        return Element.of("p")
                .text(explanation + " Run by ")
                .add("code", interpreter)
                .text(".");
    }

    private static Element body(String body) {
        return body.isBlank()
                ? Element.of("p").text("There is no script: only the program is run.")
                : Element.of("pre").text(body.stripTrailing() + "\n");
    }

    /** As in a spec file. */
    private static String name(PackageTrigger trigger) {
        String prefix = switch (trigger.kind()) {
            case PACKAGE -> "%trigger";
            case FILE -> "%filetrigger";
            case TRANSACTION_FILE -> "%transfiletrigger";
        };
        String conditions =
                trigger.conditions().stream().map(PackageDependency::toString).collect(Collectors.joining(", "));
        return "%s%s -- %s".formatted(prefix, trigger.action().word(), conditions);
    }
}
