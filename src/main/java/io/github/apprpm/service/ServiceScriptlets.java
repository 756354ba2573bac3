package io.github.apprpm.service;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.shell.ShellScript;
import io.github.apprpm.shell.ShellScript.Sequence;
import io.github.apprpm.shell.ShellScript.Subshell;
import io.github.apprpm.shell.ShellSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scriptlets of a service, with those of the user among them. */
public final class ServiceScriptlets {
    private ServiceScriptlets() {}

    /**
     * Joins the generated scriptlets with the user's own. Each part runs in a shell of its own, so that an {@code exit}
     * in one does not skip the other.
     *
     * @param service the service
     * @param own the user's scripts for the POSIX shell
     * @return a scriptlet for each phase that has something to do
     */
    public static List<Scriptlet> of(ServiceSpec service, Map<Phase, String> own) {
        Map<Phase, String> generated = new GeneratedScriptlets(service).bodies();
        List<Scriptlet> scriptlets = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            Optional<String> users = Optional.ofNullable(own.get(phase))
                    .filter(script -> !ShellScript.of(script).isEmpty());
            join(phase, Optional.ofNullable(generated.get(phase)), users)
                    .map(body -> Scriptlet.shell(phase, body))
                    .ifPresent(scriptlet -> scriptlets.add(readAsMeant(scriptlet, users)));
        }
        return scriptlets;
    }

    private static Optional<String> join(Phase phase, Optional<String> generated, Optional<String> users) {
        return generated.isPresent() && users.isPresent()
                ? Optional.of(join(phase, generated.get(), users.get()))
                : users.or(() -> generated);
    }

    private static String join(Phase phase, String generated, String users) {
        return switch (phase) {
            // What the user's part does must be done before the service stops; if it fails, the package stays. It is no
            // part of a condition, where the shell would ignore its set -e.
            case PREUN ->
                "%s\nstatus=$?\n[ $status -eq 0 ] || exit $status\n%s\n"
                        .formatted(subshell(users), subshell(generated));
            // The same before a restart. The new version is there by now, so the service restarts in any case.
            case POSTTRANS -> "%s\nstatus=$?\n%s\nexit $status\n".formatted(subshell(users), subshell(generated));
            default -> "%s || exit $?\n%s\n".formatted(subshell(generated), subshell(users));
        };
    }

    private static String subshell(String script) {
        return "(\n%s\n)".formatted(script.strip());
    }

    /** The scriptlet, after it was parsed as a whole, and the user's part found in it as it is alone. */
    private static Scriptlet readAsMeant(Scriptlet scriptlet, Optional<String> users) {
        String phase = scriptlet.phase().word();
        try {
            Sequence whole = ShellScript.of(scriptlet.body());
            Optional<Sequence> part = users.map(ShellScript::of);
            if (part.isEmpty() || part.get().equals(whole) || whole.parts().contains(new Subshell(part.get()))) {
                return scriptlet;
            }
        } catch (ShellSyntaxException e) {
            if (users.isEmpty()) {
                throw new IllegalStateException("%%%s, line %d: %s".formatted(phase, e.line(), e.problem()), e);
            }
        }
        throw new PackagingException(
                "The script '%s.sh' has another meaning as a part of the scriptlet".formatted(phase),
                "End it with a line of its own, such as ':', without blanks or a backslash at the end");
    }
}
