package io.github.apprpm.model;

import java.util.List;
import java.util.Locale;

/**
 * A script that rpm runs at a point of a transaction.
 *
 * @param phase when it runs
 * @param interpreter the program and its arguments
 * @param body the script, ending with a line end
 */
public record Scriptlet(Phase phase, List<String> interpreter, String body) {

    /** The points of a transaction, in the words of a spec file. */
    public enum Phase {
        PRETRANS,
        PRE,
        POST,
        PREUN,
        POSTUN,
        POSTTRANS,
        /** Since rpm 4.19; older ones ignore it. */
        PREUNTRANS,
        /** Since rpm 4.19; older ones ignore it. */
        POSTUNTRANS,
        VERIFYSCRIPT;

        /** The name in a spec file, without the percent sign. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Scriptlet {
        interpreter = List.copyOf(interpreter);
        body = Text.lines(phase.word(), body) + "\n";
    }

    /** A scriptlet for the POSIX shell, which every host has. */
    public static Scriptlet shell(Phase phase, String body) {
        return new Scriptlet(phase, List.of("/bin/sh"), body);
    }
}
