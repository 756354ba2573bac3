package io.github.apprpm.rpm;

import java.util.List;
import java.util.OptionalLong;

/**
 * A script that is run when another package, or a file of another one, comes or goes.
 *
 * @param kind what it watches
 * @param action what has to happen to it
 * @param conditions which packages or, as prefixes of paths, which files
 * @param interpreter the program that runs it
 * @param body the script
 * @param priority those with higher numbers run first; only file triggers have one
 */
public record PackageTrigger(
        Kind kind,
        Action action,
        List<PackageDependency> conditions,
        String interpreter,
        String body,
        OptionalLong priority) {

    /** What a trigger watches. */
    public enum Kind {
        PACKAGE,
        FILE,
        /** Files, but run once in a transaction. */
        TRANSACTION_FILE
    }

    /** What has to happen. */
    public enum Action {
        PREIN("prein", 1 << 25),
        IN("in", 1 << 16),
        UN("un", 1 << 17),
        POSTUN("postun", 1 << 18),
        /** An action that is not known. */
        UNKNOWN("", 0);

        private final String word;
        private final int flag;

        Action(String word, int flag) {
            this.word = word;
            this.flag = flag;
        }

        /** The name in a spec file, behind {@code %trigger}. */
        public String word() {
            return word;
        }

        static Action of(int flags) {
            for (Action action : values()) {
                if ((flags & action.flag) != 0) {
                    return action;
                }
            }
            return UNKNOWN;
        }
    }

    public PackageTrigger {
        conditions = List.copyOf(conditions);
    }
}
