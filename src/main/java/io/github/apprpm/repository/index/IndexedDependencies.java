package io.github.apprpm.repository.index;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.RpmHeader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The capabilities of a package without those that tell clients nothing: what rpm itself has, what the package provides
 * or owns, and what was said before.
 */
final class IndexedDependencies {
    /** The legacy mark of a requirement that is a recommendation (rpm's {@code RPMSENSE_MISSINGOK}). */
    private static final long MISSING_OK = 1 << 19;
    /** rpm's {@code RPMSENSE_PREREQ}, and those of scriptlets before and after installation and transaction. */
    private static final long PRE = 1 << 6 | 1 << 9 | 1 << 10 | 1 << 7 | 1 << 5;
    /** rpm's {@code RPMSENSE_STRONG}, which makes an old suggestion a recommendation. */
    private static final long STRONG = 1 << 27;

    private final RpmHeader header;
    private final List<IndexedFile> files;
    private final Map<DependencyKind, List<IndexedDependency>> byKind = new EnumMap<>(DependencyKind.class);
    private final Set<String> provided = new HashSet<>();

    private IndexedDependencies(RpmHeader header, List<IndexedFile> files) {
        this.header = header;
        this.files = files;
    }

    static IndexedDependencies of(RpmHeader header, List<IndexedFile> files) {
        IndexedDependencies all = new IndexedDependencies(header, files);
        all.read();
        return all;
    }

    List<IndexedDependency> of(DependencyKind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    private void read() {
        for (StoredDependency stored : StoredDependency.of(header, DependencyKind.PROVIDES)) {
            if (add(DependencyKind.PROVIDES, stored, false)) {
                provided.add(stored.key());
            }
        }
        add(DependencyKind.CONFLICTS);
        add(DependencyKind.OBSOLETES);
        readRequires();
        add(DependencyKind.SUGGESTS);
        add(DependencyKind.ENHANCES);
        add(DependencyKind.RECOMMENDS);
        add(DependencyKind.SUPPLEMENTS);
        for (StoredDependency stored : StoredDependency.oldSuggests(header)) {
            add(isStrong(stored) ? DependencyKind.RECOMMENDS : DependencyKind.SUGGESTS, stored, false);
        }
        for (StoredDependency stored : StoredDependency.oldEnhances(header)) {
            add(isStrong(stored) ? DependencyKind.SUPPLEMENTS : DependencyKind.ENHANCES, stored, false);
        }
    }

    private static boolean isStrong(StoredDependency stored) {
        return (stored.flags() & STRONG) != 0;
    }

    private void readRequires() {
        Set<String> owned = null;
        Map<String, String> last = new HashMap<>();
        Optional<IndexedDependency> libc = Optional.empty();
        for (StoredDependency stored : StoredDependency.of(header, DependencyKind.REQUIRES)) {
            String name = stored.name();
            if (name.startsWith("rpmlib(") || provided.contains(stored.key())) {
                continue;
            }
            if (name.startsWith("/") && IndexedFile.isPrimary(name)) {
                owned = owned == null ? primaryFiles() : owned;
                if (owned.contains(name)) {
                    continue;
                }
            }
            boolean isPre = (stored.flags() & PRE) != 0;
            String said = stored.key() + (isPre ? '1' : '0');
            if (said.equals(last.get(name))) {
                continue;
            }
            if ((stored.flags() & MISSING_OK) != 0) {
                add(DependencyKind.RECOMMENDS, stored, false);
            } else if (LibcRequirement.is(name)) {
                libc = LibcRequirement.higher(libc, stored.indexed(isPre));
            } else if (add(DependencyKind.REQUIRES, stored, isPre)) {
                last.put(name, said);
            }
        }
        libc.ifPresent(list(DependencyKind.REQUIRES)::add);
    }

    private Set<String> primaryFiles() {
        Set<String> paths = new HashSet<>();
        for (IndexedFile file : files) {
            if (file.isPrimary()) {
                paths.add(file.path());
            }
        }
        return paths;
    }

    private void add(DependencyKind kind) {
        for (StoredDependency stored : StoredDependency.of(header, kind)) {
            add(kind, stored, false);
        }
    }

    private boolean add(DependencyKind kind, StoredDependency stored, boolean isPre) {
        return stored.indexed(isPre).filter(list(kind)::add).isPresent();
    }

    private List<IndexedDependency> list(DependencyKind kind) {
        return byKind.computeIfAbsent(kind, k -> new ArrayList<>());
    }
}
