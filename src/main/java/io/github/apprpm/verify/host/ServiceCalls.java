package io.github.apprpm.verify.host;

import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of scriptlets that act on services when a package is replaced by another version, to name who did it. */
final class ServiceCalls {
    private static final Pattern OF_ERASURE =
            Pattern.compile("^\\s*if\\b.*\\$\\{?1}?\"?\\s*(?:-eq|=|==|-lt)\\s*\"?[01]\\b.*");
    private static final Pattern IF = Pattern.compile("^\\s*if\\b.*");
    private static final Pattern END = Pattern.compile("^\\s*(?:fi|else|elif)\\b.*");
    private static final Pattern ONE_LINE_IF = Pattern.compile(".*;\\s*fi\\s*(?:#.*)?$");

    /** What a scriptlet does to a service. */
    enum Verb {
        STOPS(
                "\\b(?:systemctl\\b[^;&|]*\\bstop|service\\s+\\S+\\s+stop|invoke-rc\\.d\\s+\\S+\\s+stop|kill(?:all)?|pkill)\\b"),
        RESTARTS("\\b(?:systemctl\\b[^;&|]*\\b(?:restart|try-restart|reload-or-restart|condrestart|start)"
                + "|service\\s+\\S+\\s+(?:restart|condrestart|start)|(?:mark-)?restart-system-units)\\b");

        private final Pattern pattern;

        Verb(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private ServiceCalls() {}

    /** As {@code %post of shop-1.1.0-1.noarch ('systemctl restart shop')}, in the order in which they run. */
    static List<String> inUpgrade(RpmPackage old, RpmPackage replacement, Verb verb) {
        List<String> found = new ArrayList<>();
        add(replacement, List.of(Scriptlet.Phase.PRETRANS, Scriptlet.Phase.PRE, Scriptlet.Phase.POST), verb, found);
        add(old, List.of(Scriptlet.Phase.PREUN, Scriptlet.Phase.POSTUN), verb, found);
        add(replacement, List.of(Scriptlet.Phase.POSTTRANS), verb, found);
        return found;
    }

    private static void add(RpmPackage rpm, List<Scriptlet.Phase> phases, Verb verb, List<String> found) {
        for (PackageScript script : rpm.scripts()) {
            if (phases.contains(script.phase())) {
                lines(script.body(), verb).stream()
                        .map(line ->
                                "%%%s of %s ('%s')".formatted(script.phase().word(), rpm.nevra(), line))
                        .forEach(found::add);
            }
        }
    }

    /** Without those in a branch for the first installation or for erasing. */
    static List<String> lines(String body, Verb verb) {
        List<String> found = new ArrayList<>();
        int skipped = 0;
        for (String line : body.lines().toList()) {
            if (line.strip().startsWith("#")) {
                continue;
            }
            if (skipped > 0) {
                skipped +=
                        IF.matcher(line).matches() && !ONE_LINE_IF.matcher(line).matches() ? 1 : 0;
                boolean isOver = skipped == 1
                        ? END.matcher(line).matches()
                        : line.strip().matches("fi\\b.*");
                skipped -= isOver ? 1 : 0;
            } else if (OF_ERASURE.matcher(line).matches()) {
                skipped = ONE_LINE_IF.matcher(line).matches() ? 0 : 1;
            } else {
                Matcher call = verb.pattern.matcher(line);
                if (call.find()) {
                    found.add(line.substring(call.start()).replaceFirst("\\s*(?:[;&|)]|\\d?>).*", ""));
                }
            }
        }
        return found;
    }
}
