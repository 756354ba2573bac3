package io.github.apprpm.check;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.systemd.ServiceDirectory;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.UnitPath;
import io.github.apprpm.text.Printable;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Checks that what is enabled on hosts still is after the upgrade, and finds its data. */
final class BaselineServiceRules {
    private final ReleasePair pair;
    private final Map<String, Unit> olds;
    private final Map<String, Unit> news;

    private BaselineServiceRules(ReleasePair pair) {
        this.pair = pair;
        this.olds = pair.olds();
        this.news = pair.news();
    }

    static void check(ReleasePair pair) {
        BaselineServiceRules rules = new BaselineServiceRules(pair);
        Set<String> kept = units(pair.now()).keySet();
        units(pair.before()).forEach((name, path) -> {
            if (!kept.contains(name)) {
                rules.checkDropped(name, path);
            }
        });
        rules.news.forEach(rules::checkEnabling);
        pair.services().forEach(rules::checkState);
    }

    /** The units of a package, files or links, by name. */
    private static Map<String, String> units(CheckContext side) {
        Map<String, String> units = new TreeMap<>();
        for (PackagedFile file : side.rpm().files()) {
            UnitPath.of(file.path())
                    .filter(unit -> unit.isOfSystem() && !unit.isDropIn() && !file.isDirectory())
                    .ifPresent(unit -> units.put(unit.unit(), file.path()));
        }
        return units;
    }

    private void checkDropped(String name, String path) {
        Unit unit = olds.get(name);
        boolean canBeEnabled = unit == null || isEnabled(unit);
        if (!canBeEnabled || pair.isUnitHandled(name)) {
            return;
        }
        String others = news.isEmpty() ? "" : ", only " + quoted(news.keySet());
        pair.now()
                .add(Rule.UNIT_DROPPED.found(
                        path,
                        "The unit '%s' of the last release is not in the package%s: where it is enabled, nothing starts"
                                        .formatted(Printable.quoted(name), others)
                                + " in its place, and its process runs on until the next boot"));
    }

    private static String quoted(Set<String> names) {
        return String.join(
                ", ",
                names.stream()
                        .map(name -> "'%s'".formatted(Printable.quoted(name)))
                        .toList());
    }

    private void checkEnabling(String name, Unit unit) {
        Unit older = olds.get(name);
        if (older != null && isEnabled(older) && !isEnabled(unit)) {
            pair.now()
                    .add(Rule.UNIT_DROPPED
                            .found(
                                    unit.path(),
                                    "The unit '%s' has no [Install] section any more: it cannot be enabled"
                                            .formatted(Printable.quoted(name)))
                            .with(Severity.WARNING));
        }
    }

    private static boolean isEnabled(Unit unit) {
        return unit.lines().stream()
                .anyMatch(line -> line.kind() == Unit.Line.Kind.DIRECTIVE
                        && line.section().equals("Install")
                        && !line.value().isEmpty());
    }

    private void checkState(Unit older, Unit newer) {
        Set<String> kept = state(newer);
        for (String directory : state(older)) {
            boolean isWritable = newer.values("ReadWritePaths").stream().anyMatch(value -> value.contains(directory));
            if (!kept.contains(directory)
                    && !isWritable
                    && !pair.now().hasAtOrBelow(directory)
                    && !pair.isHandled(directory)) {
                pair.now()
                        .add(Rule.STATE_DIRECTORY_DROPPED.found(
                                newer.path(),
                                "'%s' has '%s' no longer as its state directory%s: what it keeps there is left behind"
                                        .formatted(
                                                newer.name(),
                                                Printable.quoted(directory),
                                                kept.isEmpty() ? "" : ", but " + quoted(kept))));
            }
        }
    }

    private static Set<String> state(Unit unit) {
        return ServiceDirectory.STATE.paths(unit).stream()
                .map(path -> expanded(unit, path))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With the specifiers of the unit's name, so that a renamed unit shows that they mean another directory. */
    private static String expanded(Unit unit, String path) {
        String name = InstallPath.name(unit.path());
        String prefix = name.substring(0, name.lastIndexOf('.'));
        return path.replace("%n", name).replace("%N", prefix).replace("%p", prefix.replaceFirst("@.*", ""));
    }
}
