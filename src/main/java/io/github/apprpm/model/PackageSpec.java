package io.github.apprpm.model;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything about a package but its files.
 *
 * @param name its name
 * @param version its epoch, version and release
 * @param metadata what people read about it
 * @param dependencies the capabilities that it requires, provides and so on
 * @param scriptlets the scripts that rpm runs, at most one for each phase
 * @param changelog its changes, newest first
 * @param compression how the payload is compressed
 * @param compatibility the oldest host that must accept it
 * @param timestamp the time of the build and of every file, in whole seconds from 1970 to 2106
 * @param architecture the machines that it is for
 */
public record PackageSpec(
        PackageName name,
        PackageVersion version,
        PackageMetadata metadata,
        Map<DependencyKind, SortedSet<Dependency>> dependencies,
        List<Scriptlet> scriptlets,
        List<ChangelogEntry> changelog,
        Compression compression,
        Compatibility compatibility,
        Instant timestamp,
        Architecture architecture) {
    /** RPM stores times in unsigned 32 bits. */
    private static final long LAST_SECOND = 0xFFFFFFFFL;

    public PackageSpec {
        Map<DependencyKind, SortedSet<Dependency>> sorted = new TreeMap<>();
        dependencies.forEach((kind, set) -> sorted.put(kind, Collections.unmodifiableSortedSet(new TreeSet<>(set))));
        dependencies = Collections.unmodifiableMap(sorted);
        requireNameInProvidesAndObsoletes(dependencies);
        scriptlets = List.copyOf(scriptlets);
        changelog = List.copyOf(changelog);
        if (timestamp.getEpochSecond() < 0 || timestamp.getEpochSecond() > LAST_SECOND) {
            throw new PackagingException(
                    "The time '%s' is outside of 1970 to 2106".formatted(timestamp),
                    "Set the property project.build.outputTimestamp to a time of this century");
        }
        if (!compatibility.hasZstd()) {
            refuseZstd(compression, compatibility);
        }
        if (!compatibility.hasCaretInVersions()) {
            refuseCaret(version, compatibility);
        }
        if (!compatibility.hasWeakAndRichDependencies()) {
            refuseWeakAndRich(dependencies, compatibility);
        }
    }

    private static void requireNameInProvidesAndObsoletes(Map<DependencyKind, SortedSet<Dependency>> dependencies) {
        for (DependencyKind kind : List.of(DependencyKind.PROVIDES, DependencyKind.OBSOLETES)) {
            dependencies.getOrDefault(kind, new TreeSet<>()).stream()
                    .filter(Dependency::isRich)
                    .findFirst()
                    .ifPresent(rich -> {
                        throw new PackagingException(
                                "The dependency '%s' in <%s> is rich, which RPM does not allow there"
                                        .formatted(rich, kind.word()),
                                "Write 'name' or 'name = version'");
                    });
        }
    }

    private static void refuseZstd(Compression compression, Compatibility oldest) {
        if (compression.algorithm() == Compression.Algorithm.ZSTD) {
            throw new PackagingException(
                    "The <compression> 'zstd' is not supported with <compatibility> '%s'".formatted(oldest.word()),
                    "Set <compression> to xz or gzip");
        }
    }

    private static void refuseCaret(PackageVersion version, Compatibility oldest) {
        if (version.hasCaret()) {
            throw new PackagingException(
                    "The version '%s' has a '^', which <compatibility> '%s' does not know"
                            .formatted(version.versionRelease(), oldest.word()),
                    "Set <version> and <release> without it, such as 1.2.0.post1, or set <compatibility> to el8");
        }
    }

    private static void refuseWeakAndRich(
            Map<DependencyKind, SortedSet<Dependency>> dependencies, Compatibility oldest) {
        dependencies.forEach((kind, set) -> set.stream()
                .filter(dependency -> kind.isWeak() || dependency.isRich())
                .findFirst()
                .ifPresent(dependency -> {
                    throw new PackagingException(
                            "The dependency '%s' in <%s> is weak or rich, which <compatibility> '%s' does not know"
                                    .formatted(dependency, kind.word(), oldest.word()),
                            "Remove it, or set <compatibility> to el8");
                }));
    }

    /** What the package says of this kind, in a fixed order. */
    public SortedSet<Dependency> dependencies(DependencyKind kind) {
        return dependencies.getOrDefault(kind, Collections.emptySortedSet());
    }

    /** The name of the package file: {@code shop-1.2.0-1.noarch.rpm}. */
    public String fileName() {
        return "%s-%s.%s.rpm".formatted(name, version.versionRelease(), architecture.word());
    }
}
