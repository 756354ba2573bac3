package io.github.apprpm.verify.host;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Content;
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
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A release of a package with a service; each method gives another one that differs in one thing. */
record Release(String name, String version, Map<Phase, String> scripts, Map<String, Entry> entries) {
    static final String JAR = "/opt/shop/lib/shop.jar";
    static final String SETTINGS = "/opt/shop/conf/shop.properties";

    private static final String UNIT =
            "[Service]\nUser=shop\nWorkingDirectory=/opt/shop\nExecStart=/usr/bin/java -jar lib/shop.jar\n";

    static Release of(String version) {
        return new Release("shop", version, Map.of(), Map.of())
                .file("/usr/lib/systemd/system/shop.service", UNIT, 0644, "root", "root")
                .directory("/opt/shop/lib", 0755, "root", "root")
                .file(JAR, "code", 0644, "root", "root")
                .file(SETTINGS, "colour=red\n", 0640, "root", "shop", FileFlag.CONFIG, FileFlag.NOREPLACE);
    }

    Release named(String other) {
        return new Release(other, version, scripts, entries);
    }

    Release script(Phase phase, String body) {
        Map<Phase, String> more = new TreeMap<>(scripts);
        more.put(phase, body);
        return new Release(name, version, more, entries);
    }

    Release file(String path, String text, int mode, String owner, String group, FileFlag... flags) {
        return with(new RegularFile(path, attributes(mode, owner, group), Set.of(flags), Content.text(path, text)));
    }

    Release without(String path) {
        Map<String, Entry> less = new TreeMap<>(entries);
        less.remove(path);
        return new Release(name, version, scripts, less);
    }

    Release directory(String path, int mode, String owner, String group) {
        return with(new Directory(path, attributes(mode, owner, group)));
    }

    private static Attributes attributes(int mode, String owner, String group) {
        return new Attributes(mode, new AccountName(owner), new AccountName(group));
    }

    private Release with(Entry entry) {
        Map<String, Entry> more = new TreeMap<>(entries);
        more.put(entry.path(), entry);
        return new Release(name, version, scripts, more);
    }

    RpmPackage in(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, name, ".rpm");
        PackageSpec spec = new PackageSpec(
                new PackageName(name),
                new PackageVersion(0, version, "1"),
                new PackageMetadata(
                        "A shop",
                        "Sells things.",
                        "Apache-2.0",
                        Optional.empty(),
                        Optional.empty(),
                        "Somebody <somebody@example.com>"),
                Map.of(),
                scripts.entrySet().stream()
                        .map(script -> Scriptlet.shell(script.getKey(), script.getValue()))
                        .toList(),
                List.of(),
                Compression.of("none", null),
                Compatibility.EL8,
                Instant.parse("2026-11-20T10:00:00Z"),
                Architecture.NOARCH);
        new RpmWriter(spec, Payload.of(new ArrayList<>(entries.values()))).writeTo(file);
        return RpmPackage.read(file);
    }
}
