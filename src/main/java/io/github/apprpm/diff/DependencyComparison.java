package io.github.apprpm.diff;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.RpmPackage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the capabilities that packages name, as {@code rpm -q} prints them. */
final class DependencyComparison {
    private final RpmPackage before;
    private final RpmPackage after;

    private DependencyComparison(RpmPackage before, RpmPackage after) {
        this.before = before;
        this.after = after;
    }

    static List<DependencyChange> of(RpmPackage before, RpmPackage after) {
        DependencyComparison comparison = new DependencyComparison(before, after);
        List<DependencyChange> changes = new ArrayList<>();
        for (DependencyKind kind : DependencyKind.values()) {
            comparison.compare(kind).forEach(change -> changes.add(new DependencyChange(kind, change)));
        }
        return changes;
    }

    private List<Change<PackageDependency>> compare(DependencyKind kind) {
        Map<String, PackageDependency> removed = byText(before, kind);
        Map<String, PackageDependency> added = byText(after, kind);
        List<String> both = removed.keySet().stream().filter(added::containsKey).toList();
        removed.keySet().removeAll(both);
        added.keySet().removeAll(both);
        Map<String, List<PackageDependency>> removedByName = byName(removed.values());
        Map<String, List<PackageDependency>> addedByName = byName(added.values());
        List<Change<PackageDependency>> changes = new ArrayList<>();
        addedByName.forEach((name, newOnes) -> {
            List<PackageDependency> oldOnes = removedByName.getOrDefault(name, List.of());
            if (newOnes.size() == 1 && oldOnes.size() == 1) {
                removedByName.remove(name);
                if (!followsVersion(oldOnes.get(0), newOnes.get(0))) {
                    changes.add(Change.changed(oldOnes.get(0), newOnes.get(0)));
                }
            } else {
                newOnes.forEach(dependency -> changes.add(Change.added(dependency)));
            }
        });
        removedByName.values().forEach(oldOnes -> oldOnes.forEach(old -> changes.add(Change.removed(old))));
        return changes;
    }

    private static Map<String, PackageDependency> byText(RpmPackage rpm, DependencyKind kind) {
        Map<String, PackageDependency> byText = new TreeMap<>();
        rpm.dependencies(kind).forEach(dependency -> byText.putIfAbsent(dependency.toString(), dependency));
        return byText;
    }

    /** Rich dependencies are under one name, since each is its own name. */
    private static Map<String, List<PackageDependency>> byName(Collection<PackageDependency> dependencies) {
        return dependencies.stream()
                .collect(Collectors.groupingBy(
                        dependency -> dependency.isRich() ? "(" : dependency.name(),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** Whether it follows the package's own version, as {@code Provides: shop = 1.0-1}, which is reported as the version. */
    private boolean followsVersion(PackageDependency older, PackageDependency newer) {
        return older.comparison().equals(newer.comparison())
                && (older.version().equals(before.evr()) && newer.version().equals(after.evr())
                        || older.version().equals(before.version())
                                && newer.version().equals(after.version()));
    }
}
