package io.github.apprpm.rpm;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.openpgp.Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A small valid package; each method gives another one that differs in one thing. */
record Shop(PackageSpec spec, List<Entry> entries) {
    static final AccountName GROUP = new AccountName("shop");
    static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    static final Path FILE_NAME = Path.of("shop-1.2.0-1.noarch.rpm");

    static Shop empty() {
        return new Shop(
                new PackageSpec(
                        new PackageName("shop"),
                        new PackageVersion(0, "1.2.0", "1"),
                        new PackageMetadata(
                                "A shop",
                                "Sells things.\nIn two lines.",
                                "Apache-2.0",
                                Optional.empty(),
                                Optional.empty(),
                                "Somebody <somebody@example.com>"),
                        Map.of(),
                        List.of(),
                        List.of(),
                        Compression.of("zstd", null),
                        Compatibility.EL8,
                        TIME,
                        Architecture.NOARCH),
                List.of());
    }

    static Shop shop() {
        return empty().with(directory("/var/app/shop"), file("/var/app/shop/lib/shop.jar", "the application"));
    }

    static Directory directory(String path) {
        return new Directory(path, Attributes.root(0755));
    }

    static RegularFile file(String path, String text, FileFlag... flags) {
        return file(path, Content.text(path, text), flags);
    }

    static RegularFile file(String path, Content content, FileFlag... flags) {
        return new RegularFile(path, Attributes.root(0644), Set.of(flags), content);
    }

    static RegularFile configuration() {
        return new RegularFile(
                "/var/app/shop/conf/application.properties",
                Attributes.group(0640, GROUP),
                Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE),
                Content.text("application.properties", "server.port=8080\n"));
    }

    Shop with(Entry... more) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(Arrays.asList(more));
        return new Shop(spec, all);
    }

    Shop with(PackageVersion version) {
        return with(spec.name(), version, spec.metadata(), spec.compression(), spec.compatibility(), spec.timestamp());
    }

    Shop with(PackageName name) {
        return with(name, spec.version(), spec.metadata(), spec.compression(), spec.compatibility(), spec.timestamp());
    }

    Shop with(PackageMetadata metadata) {
        return with(spec.name(), spec.version(), metadata, spec.compression(), spec.compatibility(), spec.timestamp());
    }

    Shop forMachine(Architecture architecture) {
        return new Shop(
                new PackageSpec(
                        spec.name(),
                        spec.version(),
                        spec.metadata(),
                        spec.dependencies(),
                        spec.scriptlets(),
                        spec.changelog(),
                        spec.compression(),
                        spec.compatibility(),
                        spec.timestamp(),
                        architecture),
                entries);
    }

    Shop with(Compression compression) {
        return with(spec.name(), spec.version(), spec.metadata(), compression, spec.compatibility(), spec.timestamp());
    }

    Shop with(Instant timestamp) {
        return with(spec.name(), spec.version(), spec.metadata(), spec.compression(), spec.compatibility(), timestamp);
    }

    /** For hosts that verify signatures by Ed25519 keys. */
    Shop forEl9() {
        return with(
                spec.name(), spec.version(), spec.metadata(), spec.compression(), Compatibility.EL9, spec.timestamp());
    }

    /** For the oldest hosts, which do not know zstd. */
    Shop forEl7() {
        return with(
                spec.name(),
                spec.version(),
                spec.metadata(),
                Compression.of("xz", null),
                Compatibility.EL7,
                spec.timestamp());
    }

    Shop compressedBy(String algorithm) {
        return with(Compression.of(algorithm, null));
    }

    Shop with(DependencyKind kind, String... dependencies) {
        Map<DependencyKind, SortedSet<Dependency>> all = new TreeMap<>(spec.dependencies());
        SortedSet<Dependency> ofKind = new TreeSet<>(spec.dependencies(kind));
        for (String dependency : dependencies) {
            ofKind.add(Dependency.parse(kind.toString(), dependency));
        }
        all.put(kind, ofKind);
        return new Shop(
                new PackageSpec(
                        spec.name(),
                        spec.version(),
                        spec.metadata(),
                        all,
                        spec.scriptlets(),
                        spec.changelog(),
                        spec.compression(),
                        spec.compatibility(),
                        spec.timestamp(),
                        spec.architecture()),
                entries);
    }

    Shop with(Scriptlet... scriptlets) {
        return with(List.of(scriptlets), spec.changelog());
    }

    Shop with(ChangelogEntry... changelog) {
        return with(spec.scriptlets(), List.of(changelog));
    }

    private Shop with(List<Scriptlet> scriptlets, List<ChangelogEntry> changelog) {
        return new Shop(
                new PackageSpec(
                        spec.name(),
                        spec.version(),
                        spec.metadata(),
                        spec.dependencies(),
                        scriptlets,
                        changelog,
                        spec.compression(),
                        spec.compatibility(),
                        spec.timestamp(),
                        spec.architecture()),
                entries);
    }

    private Shop with(
            PackageName name,
            PackageVersion version,
            PackageMetadata metadata,
            Compression compression,
            Compatibility compatibility,
            Instant timestamp) {
        return new Shop(
                new PackageSpec(
                        name,
                        version,
                        metadata,
                        spec.dependencies(),
                        spec.scriptlets(),
                        spec.changelog(),
                        compression,
                        compatibility,
                        timestamp,
                        spec.architecture()),
                entries);
    }

    RpmWriter writer() throws IOException {
        return new RpmWriter(spec, Payload.of(entries));
    }

    /** Writes the package into a directory, signed. */
    Path writeTo(Path directory, Signer signer) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        new RpmWriter(spec, Payload.of(entries), Optional.of(signer)).writeTo(file);
        return file;
    }

    /** Writes the package into a directory. */
    Path writeTo(Path directory) throws IOException {
        Path file = directory.resolve(FILE_NAME);
        writer().writeTo(file);
        return file;
    }
}
