package io.github.apprpm.diff;

import io.github.apprpm.rpm.PackageScript;

/**
 * A scriptlet that only one package has, or that differs.
 *
 * @param script the scriptlet, with its interpreter
 * @param lines its text line by line; without lines if only the interpreter differs
 */
public record ScriptletChange(Change<PackageScript> script, LineDiff lines) {
    /** As in a spec file: {@code %post}. */
    public String name() {
        return "%" + script.last().phase().word();
    }
}
