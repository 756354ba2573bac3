package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.shell.ScriptletCall;
import io.github.apprpm.shell.ShellCommand;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What hosts have, and what they get.
 *
 * @param before the last released package
 * @param now the package that is checked
 * @param olds the services of the one, by the names of their units
 * @param news those of the other
 */
record ReleasePair(CheckContext before, CheckContext now, Map<String, Unit> olds, Map<String, Unit> news) {
    /** The scriptlets of a package that run when it replaces another one. */
    private static final List<Phase> OF_UPGRADE = List.of(Phase.PRETRANS, Phase.PRE, Phase.POST, Phase.POSTTRANS);

    /** What systemctl is told of a package's own unit at each upgrade. */
    private static final Set<String> OF_OWN_UNIT = Set.of("preset", "try-restart", "reload-or-restart");

    private static final Set<String> MOVERS = Set.of("ln", "mv", "cp");

    /**
     * Empty if one of them is a source package, which no host has.
     *
     * @param released what is kept of the last release
     */
    static Optional<ReleasePair> of(CheckContext now, KeptTexts released) throws IOException {
        RpmPackage rpm = now.options().baseline().orElseThrow();
        if (now.rpm().isSource() || rpm.isSource()) {
            return Optional.empty();
        }
        if (!released.isRead()) {
            PayloadDigests.of(rpm, released);
        }
        CheckContext before = new CheckContext(rpm, now.options(), released, PayloadDigests.NONE);
        return Optional.of(new ReleasePair(before, now, services(before), services(now)));
    }

    /** Whether a scriptlet of the new package takes care of a path of the old one, as far as it names it. */
    boolean isHandled(String path) {
        return isNamed(path, OF_UPGRADE);
    }

    /** The same before rpm looks at what is on the host. */
    boolean isHandledFirst(String path) {
        return isNamed(path, List.of(Phase.PRETRANS));
    }

    private boolean isNamed(String path, Collection<Phase> phases) {
        return phases.stream()
                .flatMap(phase -> now.script(phase).stream())
                .anyMatch(script -> ScriptletCall.names(script.body(), path));
    }

    /** Whether a scriptlet of the new package does with a unit of the old one more than each package does with its own. */
    boolean isUnitHandled(String unit) {
        return OF_UPGRADE.stream()
                .flatMap(phase -> now.script(phase).stream())
                .anyMatch(script -> ScriptletCall.onUpgrade(script.phase())
                        .commands(script.interpreter(), script.body())
                        .map(commands -> commands.stream().anyMatch(command -> isAboutUnit(command, unit)))
                        .orElseGet(() -> ScriptletCall.mentioned(script.body()).contains(unit)));
    }

    private static boolean isAboutUnit(ShellCommand command, String unit) {
        List<String> operands = command.operands();
        if (command.program().equals("systemctl")) {
            return operands.size() > 1
                    && !OF_OWN_UNIT.contains(operands.get(0))
                    && operands.stream().skip(1).map(UnitPath::unitName).anyMatch(unit::equals);
        }
        return MOVERS.contains(command.program())
                && operands.stream().anyMatch(path -> InstallPath.name(path).equals(unit));
    }

    /** The services that the old package has and their successors: those of the same name, or else the only one of each. */
    Map<Unit, Unit> services() {
        Map<Unit, Unit> pairs = new TreeMap<>((one, other) -> one.path().compareTo(other.path()));
        olds.forEach((name, unit) -> {
            if (news.containsKey(name)) {
                pairs.put(unit, news.get(name));
            }
        });
        if (pairs.isEmpty() && olds.size() == 1 && news.size() == 1) {
            pairs.put(olds.values().iterator().next(), news.values().iterator().next());
        }
        return pairs;
    }

    /** The services of a package, by the names of their units. */
    private static Map<String, Unit> services(CheckContext side) {
        Map<String, Unit> services = new TreeMap<>();
        side.contents().services().forEach((path, unit) -> services.put(unit.name(), unit));
        return services;
    }
}
