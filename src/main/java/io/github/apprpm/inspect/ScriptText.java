package io.github.apprpm.inspect;

import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.text.Printable;
import java.util.List;

/** Scriptlets as {@code rpm -q --scripts} prints them; the phases that rpm 4.18 does not know as 4.20 does. */
final class ScriptText {
    private ScriptText() {}

    static String of(List<PackageScript> scripts) {
        StringBuilder text = new StringBuilder();
        for (PackageScript script : scripts) {
            String program = Printable.line(String.join(" ", script.interpreter()));
            if (script.body().isEmpty()) {
                text.append("%s program: %s\n".formatted(name(script.phase()), program));
            } else {
                text.append(name(script.phase())).append(" scriptlet");
                if (!program.isEmpty()) {
                    text.append(" (using ").append(program).append(')');
                }
                text.append(":\n").append(Printable.lines(script.body())).append('\n');
            }
        }
        return text.toString();
    }

    private static String name(Phase phase) {
        return switch (phase) {
            case PRE -> "preinstall";
            case POST -> "postinstall";
            case PREUN -> "preuninstall";
            case POSTUN -> "postuninstall";
            case VERIFYSCRIPT -> "verify";
            default -> phase.word();
        };
    }
}
