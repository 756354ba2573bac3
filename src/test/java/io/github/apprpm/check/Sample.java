package io.github.apprpm.check;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.ClassArchiveTest;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.MachineCode;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A package of a service that keeps all rules; each method gives another one that differs in one thing. */
record Sample(
        PackageVersion version,
        Compression compression,
        Compatibility compatibility,
        Map<Phase, String> scripts,
        Map<DependencyKind, List<String>> dependencies,
        Map<String, Entry> entries,
        Architecture architecture) {
    static final String UNIT = "/usr/lib/systemd/system/shop.service";
    static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    static final String JAR = "/opt/shop/lib/shop.jar";

    private static final String UNIT_TEXT = """
            [Unit]
            Description=A shop
            [Service]
            User=shop
            Group=shop
            WorkingDirectory=/opt/shop
            EnvironmentFile=-/etc/sysconfig/shop
            ExecStart=/usr/bin/env sh /opt/shop/bin/launch
            [Install]
            WantedBy=multi-user.target
            """;

    static Sample shop() {
        Sample empty = new Sample(
                new PackageVersion(0, "1.2.0", "1"),
                Compression.of("none", null),
                Compatibility.EL8,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Architecture.NOARCH);
        return empty.directory("/opt/shop", 0755)
                .directory("/opt/shop/lib", 0755)
                .directory("/opt/shop/bin", 0755)
                .directory("/var/lib/shop", 0750, "shop", "shop")
                .file(JAR, 0644, "the application")
                .file("/opt/shop/bin/launch", 0755, "#!/bin/sh\nexec java -jar ../lib/shop.jar\n")
                .file(UNIT, 0644, UNIT_TEXT)
                .with(new RegularFile(
                        "/etc/shop.conf",
                        new Attributes(0640, new AccountName("root"), new AccountName("shop")),
                        Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE),
                        Content.text("shop.conf", "password=verysecret\n")))
                .script(Phase.PRE, "getent passwd shop >/dev/null || useradd -r -U -s /sbin/nologin shop || exit 1")
                .script(Phase.POST, "if [ $1 -eq 1 ]; then systemctl preset shop.service || :; fi")
                .script(Phase.PREUN, "if [ $1 -eq 0 ]; then systemctl --no-reload disable --now shop.service || :; fi")
                .script(Phase.POSTUN, "[ \"$1\" != 0 ] || systemctl daemon-reload || :")
                .script(Phase.POSTTRANS, "systemctl try-restart shop.service || :");
    }

    Sample with(Entry entry) {
        Map<String, Entry> more = new TreeMap<>(entries);
        more.put(entry.path(), entry);
        return new Sample(version, compression, compatibility, scripts, dependencies, more, architecture);
    }

    Sample without(String path) {
        Map<String, Entry> less = new TreeMap<>(entries);
        if (less.remove(path) == null) {
            throw new AssertionError(path);
        }
        return new Sample(version, compression, compatibility, scripts, dependencies, less, architecture);
    }

    public Sample file(String path, int mode, String text) {
        return file(path, mode, "root", "root", text);
    }

    public Sample file(String path, int mode, String owner, String group, String text) {
        return with(new RegularFile(
                path,
                new Attributes(mode, new AccountName(owner), new AccountName(group)),
                Set.of(),
                Content.text(path, text)));
    }

    Sample configuration(String path, int mode, String text, FileFlag... flags) {
        return with(new RegularFile(path, Attributes.root(mode), Set.of(flags), Content.text(path, text)));
    }

    Sample directory(String path, int mode) {
        return directory(path, mode, "root", "root");
    }

    Sample directory(String path, int mode, String owner, String group) {
        return with(new Directory(path, new Attributes(mode, new AccountName(owner), new AccountName(group))));
    }

    /** With a line instead of another in its unit. */
    Sample unit(String line, String other) {
        if (!UNIT_TEXT.contains(line)) {
            throw new AssertionError(line);
        }
        return file(UNIT, 0644, UNIT_TEXT.replace(line, other));
    }

    Sample script(Phase phase, String body) {
        Map<Phase, String> more = new TreeMap<>(scripts);
        more.put(phase, body);
        return new Sample(version, compression, compatibility, more, dependencies, entries, architecture);
    }

    Sample depends(DependencyKind kind, String... names) {
        Map<DependencyKind, List<String>> more = new TreeMap<>(dependencies);
        more.put(kind, List.of(names));
        return new Sample(version, compression, compatibility, scripts, more, entries, architecture);
    }

    Sample version(String other) {
        return new Sample(
                new PackageVersion(0, other, "1"),
                compression,
                compatibility,
                scripts,
                dependencies,
                entries,
                architecture);
    }

    Sample compressedBy(String algorithm) {
        return new Sample(
                version, Compression.of(algorithm, null), compatibility, scripts, dependencies, entries, architecture);
    }

    Sample code(String path, MachineCode code) {
        return with(new RegularFile(path, Attributes.root(0755), Set.of(), code.content()));
    }

    /** A class-data archive that was made with the application. */
    Sample archive(String path, Instant time) {
        long size = ((RegularFile) entries.get(JAR)).content().size();
        byte[] archive = ClassArchiveTest.of(0xf00baba2, ByteOrder.LITTLE_ENDIAN, time.getEpochSecond(), size);
        return with(new RegularFile(path, Attributes.root(0644), Set.of(), new Content.Generated(archive, path)));
    }

    Sample forMachine(Architecture other) {
        return new Sample(version, compression, compatibility, scripts, dependencies, entries, other);
    }

    Sample forHosts(Compatibility oldest) {
        return new Sample(version, compression, oldest, scripts, dependencies, entries, architecture);
    }

    Path writeTo(Path directory) throws IOException {
        return writeTo(directory, Optional.empty());
    }

    Path writeTo(Path directory, Signer signer) throws IOException {
        return writeTo(directory, Optional.of(signer));
    }

    private Path writeTo(Path directory, Optional<Signer> signer) throws IOException {
        Path file = directory.resolve("shop.rpm");
        new RpmWriter(spec(), Payload.of(new ArrayList<>(entries.values())), signer).writeTo(file);
        return file;
    }

    private PackageSpec spec() {
        Map<DependencyKind, java.util.SortedSet<Dependency>> parsed = new TreeMap<>();
        dependencies.forEach((kind, names) -> names.forEach(name ->
                parsed.computeIfAbsent(kind, key -> new TreeSet<>()).add(Dependency.parse(kind.toString(), name))));
        return new PackageSpec(
                new PackageName("shop"),
                version,
                new PackageMetadata(
                        "A shop",
                        "Sells things.",
                        "Apache-2.0",
                        Optional.empty(),
                        Optional.empty(),
                        "Somebody <somebody@example.com>"),
                parsed,
                scripts.entrySet().stream()
                        .map(script -> Scriptlet.shell(script.getKey(), script.getValue()))
                        .toList(),
                List.of(),
                compression,
                compatibility,
                TIME,
                architecture);
    }
}
