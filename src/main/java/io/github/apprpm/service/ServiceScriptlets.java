package io.github.apprpm.service;

import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.ServiceSpec;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        Map<Phase, String> bodies = new EnumMap<>(Phase.class);
        generated(service).forEach(bodies::put);
        own.forEach(
                (phase, script) -> bodies.merge(phase, script, (generated, users) -> join(phase, generated, users)));
        return bodies.entrySet().stream()
                .map(body -> Scriptlet.shell(body.getKey(), body.getValue()))
                .toList();
    }

    private static String join(Phase phase, String generated, String users) {
        return switch (phase) {
            // What the user's part does must be done before the service stops; if it fails, the package stays.
            case PREUN -> "%s || exit $?\n%s\n".formatted(subshell(users), subshell(generated));
            // The same before a restart. The new version is there by now, so the service restarts in any case.
            case POSTTRANS -> "%s\nstatus=$?\n%s\nexit $status\n".formatted(subshell(users), subshell(generated));
            default -> "%s || exit $?\n%s\n".formatted(subshell(generated), subshell(users));
        };
    }

    private static String subshell(String script) {
        return "(\n%s\n)".formatted(script.strip());
    }

    private static Map<Phase, String> generated(ServiceSpec service) {
        Map<Phase, String> bodies = new EnumMap<>(Phase.class);
        if (new ServiceAccount(service).isCreated()) {
            bodies.put(
                    Phase.PRE,
                    script(
                            Phase.PRE,
                            Map.of(
                                    "user", service.user().value(),
                                    "group", service.group().value(),
                                    "home", service.installed().state(),
                                    "comment", ServiceAccount.gecos(service))));
        }
        bodies.put(Phase.POST, script(Phase.POST, Map.of("unit", service.unit())));
        bodies.put(Phase.PREUN, script(Phase.PREUN, Map.of("unit", service.unit())));
        bodies.put(
                Phase.POSTUN,
                script(Phase.POSTUN, Map.of("cache", service.installed().cache())));
        bodies.put(
                Phase.POSTTRANS,
                script(
                        Phase.POSTTRANS,
                        Map.of(
                                "unit",
                                service.unit(),
                                "settings",
                                service.installed().settings())));
        return bodies;
    }

    private static String script(Phase phase, Map<String, String> values) {
        String name = phase.word() + ".sh";
        String text = Template.ofResource("scriptlets/" + name).fill(values);
        return text.substring(text.indexOf('\n') + 1); // the first line is for the linter
    }
}
