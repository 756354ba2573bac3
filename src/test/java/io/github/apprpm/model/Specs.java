package io.github.apprpm.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** A valid package, of which a test varies one thing. */
public final class Specs {
    private PackageName name = new PackageName("shop");
    private PackageVersion version = new PackageVersion(0, "1.2.0", "1");
    private final PackageMetadata metadata = new PackageMetadata(
            "Shop", "A shop.", "Apache-2.0", Optional.empty(), Optional.empty(), "Shop <shop@example.org>");
    private final Map<DependencyKind, SortedSet<Dependency>> dependencies = new EnumMap<>(DependencyKind.class);
    private List<Scriptlet> scriptlets = List.of();
    private Compression compression = Compression.of("gzip", null);
    private Compatibility compatibility = Compatibility.EL8;
    private Architecture architecture = Architecture.NOARCH;
    private Instant timestamp = Instant.parse("2026-11-20T00:00:00Z");

    private Specs() {}

    public static Specs shop() {
        return new Specs();
    }

    public Specs withName(String value) {
        name = new PackageName(value);
        return this;
    }

    public Specs withRelease(String value) {
        version = new PackageVersion(version.epoch(), version.version(), value);
        return this;
    }

    public Specs with(PackageVersion value) {
        version = value;
        return this;
    }

    public Specs with(DependencyKind kind, Dependency dependency) {
        dependencies.computeIfAbsent(kind, key -> new TreeSet<>()).add(dependency);
        return this;
    }

    public Specs withScriptlets(List<Scriptlet> value) {
        scriptlets = value;
        return this;
    }

    public Specs with(Compression value) {
        compression = value;
        return this;
    }

    public Specs with(Compatibility value) {
        compatibility = value;
        return this;
    }

    public Specs withTimestamp(Instant value) {
        timestamp = value;
        return this;
    }

    public Specs with(Architecture value) {
        architecture = value;
        return this;
    }

    public PackageSpec spec() {
        return new PackageSpec(
                name,
                version,
                metadata,
                dependencies,
                scriptlets,
                List.of(),
                compression,
                compatibility,
                timestamp,
                architecture);
    }
}
