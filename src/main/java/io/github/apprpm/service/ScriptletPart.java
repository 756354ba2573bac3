package io.github.apprpm.service;

import io.github.apprpm.model.Scriptlet.Phase;
import java.util.Map;

/**
 * One thing that a generated scriptlet does: a template of its own. The parts of a phase run in one shell, one after the
 * other, so that none of them exits but to let the scriptlet fail.
 *
 * @param phase the scriptlet
 * @param template the file below {@code scriptlets}, without {@code .sh}; its first line is for the linter
 * @param values what the template's keys stand for
 */
record ScriptletPart(Phase phase, String template, Map<String, String> values) {
    ScriptletPart {
        values = Map.copyOf(values);
    }

    String text() {
        String text =
                Template.ofResource("scriptlets/%s.sh".formatted(template)).fill(values);
        return text.substring(text.indexOf('\n') + 1);
    }
}
