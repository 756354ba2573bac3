package io.github.apprpm.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what makes a package larger or smaller. */
final class SizeComparison {
    private SizeComparison() {}

    static List<SizeChange> of(JarInventory before, JarInventory after, List<LibraryChange> libraries) {
        Map<String, Long> bytes = new TreeMap<>(after.bytesByCause());
        Map<String, String> renamed = renamed(libraries);
        before.bytesByCause()
                .forEach((cause, size) -> bytes.merge(renamed.getOrDefault(cause, cause), -size, Long::sum));
        return bytes.entrySet().stream()
                .filter(cause -> cause.getValue() != 0)
                .map(cause -> new SizeChange(cause.getKey(), cause.getValue()))
                .sorted(Comparator.comparingLong((SizeChange change) -> -Math.abs(change.bytes()))
                        .thenComparing(SizeChange::cause))
                .toList();
    }

    /** The older names of libraries that go by another one now. */
    private static Map<String, String> renamed(List<LibraryChange> libraries) {
        Map<String, String> renamed = new TreeMap<>();
        for (LibraryChange library : libraries) {
            library.coordinates().before().ifPresent(older -> renamed.put(older.id(), library.id()));
        }
        return renamed;
    }
}
