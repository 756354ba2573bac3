package io.github.apprpm.service;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Payload;
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

    /** As below, for a package with the configuration of the service in the directory for it, and nothing beside the service. */
    public static List<Scriptlet> of(ServiceSpec service, OwnUnits units, Map<Phase, String> own) {
        return of(service, units, List.of(), own);
    }

    /**
     * The scriptlets of a package: joins those of its service with the user's own.
     *
     * @param service the service
     * @param units the units of the package
     * @param payload what the package installs
     * @param own the user's scripts for the POSIX shell
     */
    public static List<Scriptlet> of(ServiceSpec service, OwnUnits units, Payload payload, Map<Phase, String> own) {
        return of(service, units, ServiceConfiguration.elsewhere(service, payload), own);
    }

    /**
     * Joins the generated scriptlets with the user's own. Each part runs in a shell of its own, so that an {@code exit}
     * in one does not skip the other.
     *
     * @param service the service
     * @param units the units of the package
     * @param configuration the service's configuration outside of the directory for it
     * @param own the user's scripts for the POSIX shell
     * @return a scriptlet for each phase that has something to do
     */
    private static List<Scriptlet> of(
            ServiceSpec service, OwnUnits units, List<String> configuration, Map<Phase, String> own) {
        GeneratedScriptlets generated = new GeneratedScriptlets(service, units, configuration);
        List<Scriptlet> scriptlets = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            Optional<String> users = Optional.ofNullable(own.get(phase))
                    .filter(script -> !ShellScript.of(script).isEmpty());
            Optional<String> before = generated.before(phase);
            Optional<String> after = generated.after(phase);
            String body = users.map(script -> join(phase, before, script, after))
                    .orElseGet(() -> before.orElse("") + after.orElse(""));
            if (!body.isEmpty()) {
                scriptlets.add(readAsMeant(Scriptlet.shell(phase, body), users));
            }
        }
        return scriptlets;
    }

    private static String join(Phase phase, Optional<String> before, String users, Optional<String> after) {
        if (before.isEmpty() && after.isEmpty()) {
            return users;
        }
        String first = before.map(text -> subshell(text) + " || exit $?\n").orElse("") + subshell(users) + "\n";
        // What the user's part does must be done before the service stops; if it fails, the package stays. It is no
        // part of a condition, where the shell would ignore its set -e. Where the new version is there already, the
        // rest is done in any case.
        String stays = phase == Phase.PREUN ? "[ $status -eq 0 ] || exit $status\n" : "";
        String last = phase == Phase.PREUN ? "" : "exit $status\n";
        return first
                + after.map(text -> "status=$?\n%s%s\n%s".formatted(stays, subshell(text), last))
                        .orElse("");
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
