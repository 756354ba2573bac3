package io.github.apprpm.rpm;

import io.github.apprpm.model.Scriptlet;
import java.util.List;

/**
 * A script that is run at a point of a transaction.
 *
 * @param phase when it is run
 * @param interpreter the program and its arguments
 * @param body the script; empty if there is only a program
 */
public record PackageScript(Scriptlet.Phase phase, List<String> interpreter, String body) {
    public PackageScript {
        interpreter = List.copyOf(interpreter);
    }
}
