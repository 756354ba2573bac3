package io.github.apprpm.diff;

import io.github.apprpm.model.AccountName;
import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Specs;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A package of a small shop that is written by our writer; each method changes one thing of it. */
final class Release {
    static final String UNIT = "/usr/lib/systemd/system/shop.service";
    static final String CONFIGURATION = "/etc/sysconfig/shop";
    static final String APPLICATION = "/var/app/shop/lib/shop.jar";

    private final Specs specs = Specs.shop();
    private Optional<PackageMetadata> metadata = Optional.empty();
    private final Map<String, Entry> entries = new TreeMap<>();

    private Release() {}

    /** Version 1.2.0 with a unit, a configuration file and an application that uses two libraries. */
    static Release shop() {
        return new Release()
                .text(UNIT, "[Service]\nExecStart=/bin/true\nUser=shop\n")
                .text(CONFIGURATION, "# comment\nJAVA_OPTS=-Xmx1g\n", FileFlag.CONFIG, FileFlag.NOREPLACE)
                .with(new Entry.Directory("/var/app/shop", Attributes.root(0755)))
                .jar(APPLICATION, application("1.2.0", hats("1.0"), coats("3.1")));
    }

    /** Spring Boot's layout. */
    static Jars application(String version, Jars... libraries) {
        Jars jar = Jars.of("com.acme", "shop", version).text("BOOT-INF/classes/com/acme/Shop.class", "the shop");
        for (Jars library : libraries) {
            jar.jar("BOOT-INF/lib/" + library.fileName(), library);
        }
        return jar;
    }

    static Jars hats(String version) {
        return Jars.of("org.hats", "hats", version).text("org/hats/Hat.class", "a hat");
    }

    static Jars coats(String version) {
        return Jars.of("org.coats", "coats", version).text("org/coats/Coat.class", "a coat");
    }

    Release text(String path, String text, FileFlag... flags) {
        return with(new RegularFile(path, Attributes.root(0644), Set.of(flags), Content.text(path, text)));
    }

    Release jar(String path, Jars jar) {
        return file(path, jar.bytes());
    }

    Release file(String path, byte[] bytes) {
        return with(new RegularFile(path, Attributes.root(0644), Set.of(), new Content.Generated(bytes, path)));
    }

    Release with(Entry entry) {
        entries.put(entry.path(), entry);
        return this;
    }

    Release without(String path) {
        entries.remove(path);
        return this;
    }

    Release attributes(String path, int mode, String owner, String group) {
        RegularFile file = (RegularFile) entries.get(path);
        return with(new RegularFile(
                path,
                new Attributes(mode, new AccountName(owner), new AccountName(group)),
                file.flags(),
                file.content()));
    }

    Release flags(String path, FileFlag... flags) {
        RegularFile file = (RegularFile) entries.get(path);
        return with(new RegularFile(path, file.attributes(), Set.of(flags), file.content()));
    }

    Release name(String name) {
        specs.withName(name);
        return this;
    }

    Release with(PackageMetadata value) {
        metadata = Optional.of(value);
        return this;
    }

    Release version(String version) {
        specs.with(new PackageVersion(0, version, "1"));
        return this;
    }

    Release epoch(int epoch) {
        specs.with(new PackageVersion(epoch, "1.2.0", "1"));
        return this;
    }

    Release built(String time) {
        specs.withTimestamp(Instant.parse(time));
        return this;
    }

    Release compressedBy(String algorithm) {
        specs.with(Compression.of(algorithm, null));
        return this;
    }

    Release with(DependencyKind kind, String dependency) {
        specs.with(kind, Dependency.parse(kind.word(), dependency));
        return this;
    }

    Release script(Scriptlet.Phase phase, String body) {
        return script(new Scriptlet(phase, List.of("/bin/sh"), body));
    }

    Release script(Scriptlet... scriptlets) {
        specs.withScriptlets(List.of(scriptlets));
        return this;
    }

    private PackageSpec spec() {
        PackageSpec spec = specs.spec();
        return new PackageSpec(
                spec.name(),
                spec.version(),
                metadata.orElse(spec.metadata()),
                spec.dependencies(),
                spec.scriptlets(),
                spec.changelog(),
                spec.compression(),
                spec.compatibility(),
                spec.timestamp(),
                spec.architecture());
    }

    /** Writes and reads it. */
    RpmPackage in(Path directory) {
        try {
            List<Entry> sorted = entries.values().stream()
                    .sorted(Comparator.comparing(Entry::path))
                    .toList();
            Path file = directory.resolve("%d.rpm".formatted(System.identityHashCode(this)));
            new RpmWriter(spec(), Payload.of(sorted)).writeTo(file);
            return RpmPackage.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
