package io.github.apprpm.shell;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Scriptlet.Phase;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A call of a scriptlet by rpm.
 *
 * @param phase which scriptlet
 * @param argument the scriptlet's {@code $1}, the number of versions of the package that remain installed; absent where versions
 *     of rpm pass different numbers
 */
public record ScriptletCall(Phase phase, Optional<String> argument) {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh");

    /** The calls of a first installation, in their order. */
    public static List<ScriptletCall> installation() {
        return Stream.of(Phase.PRETRANS, Phase.PRE, Phase.POST, Phase.POSTTRANS)
                .map(ScriptletCall::alone)
                .toList();
    }

    /** The calls of an upgrade or a downgrade, in their order. */
    public static List<ScriptletCall> upgrade() {
        return Stream.of(Phase.PRETRANS, Phase.PRE, Phase.POST, Phase.PREUN, Phase.POSTUN, Phase.POSTTRANS)
                .map(ScriptletCall::onUpgrade)
                .toList();
    }

    /** The call while one version replaces another. */
    public static ScriptletCall onUpgrade(Phase phase) {
        return new ScriptletCall(phase, argument(phase, isOfErased(phase) ? "1" : "2"));
    }

    /** The call while there is no other version: when the package is first installed, or erased. */
    public static ScriptletCall alone(Phase phase) {
        return new ScriptletCall(phase, argument(phase, isOfErased(phase) ? "0" : "1"));
    }

    private static Optional<String> argument(Phase phase, String counted) {
        return phase == Phase.PRETRANS || phase == Phase.POSTTRANS ? Optional.empty() : Optional.of(counted);
    }

    private static boolean isOfErased(Phase phase) {
        return Set.of(Phase.PREUN, Phase.POSTUN, Phase.PREUNTRANS, Phase.POSTUNTRANS)
                .contains(phase);
    }

    /** Whether the scriptlet is that of the erased version. */
    public boolean isOfErased() {
        return isOfErased(phase);
    }

    /** Whether an interpreter is a shell. */
    public static boolean isShell(List<String> interpreter) {
        return !interpreter.isEmpty() && SHELLS.contains(InstallPath.name(interpreter.get(0)));
    }

    /** The words of a script in any language, which may or may not be commands. */
    public static Set<String> mentioned(String body) {
        return Set.copyOf(List.of(body.split("[^\\w.-]+")));
    }

    /** Whether a script in any language names a path, or the copy of it that rpm saves. */
    public static boolean names(String body, String path) {
        return Pattern.compile("(?<![\\w./-])" + Pattern.quote(path) + "(?=\\.rpmsave|/?(?:[^\\w./-]|$))")
                .matcher(body)
                .find();
    }

    /** The commands that a scriptlet may reach in this call; absent if it is not a shell script, or cannot be parsed. */
    public Optional<List<ShellCommand>> commands(List<String> interpreter, String body) {
        return isShell(interpreter)
                ? ShellScript.parse(body).map(script -> ShellRun.commands(script, argument))
                : Optional.empty();
    }
}
