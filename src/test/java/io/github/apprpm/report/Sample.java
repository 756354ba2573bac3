package io.github.apprpm.report;

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
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageName;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.model.Services;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmWriter;
import io.github.apprpm.service.OwnUnits;
import io.github.apprpm.service.ServiceDependencies;
import io.github.apprpm.service.ServiceFiles;
import io.github.apprpm.service.ServiceScriptlets;
import io.github.apprpm.service.SystemdUnit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package to look at: a service whose fat jar has a dozen libraries. Each method gives one that differs in one thing. */
public record Sample(
        PackageVersion version,
        PackageMetadata metadata,
        ServiceSpec service,
        Map<String, byte[]> libraries,
        List<Scriptlet> scriptlets,
        List<ChangelogEntry> changelog,
        List<Entry> more) {
    static final String JAR = "/var/app/shop/lib/shop.jar";
    static final String UNIT = "/usr/lib/systemd/system/shop.service";

    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final int KILO = 1000;

    static Sample shop() {
        Map<String, byte[]> libraries = new LinkedHashMap<>();
        int size = 120;
        for (String name : List.of(
                "spring-core",
                "tomcat-embed-core",
                "jackson-databind",
                "spring-webmvc",
                "logback-classic",
                "spring-beans",
                "micrometer-core",
                "snakeyaml",
                "slf4j-api",
                "spring-boot-autoconfigure",
                "jspecify",
                "commons-logging")) {
            libraries.put(name + "-1.2.3.jar", library("com.example", name, "1.2.3", size * KILO));
            size = size * 3 / 4;
        }
        ServiceSpec service = Services.shop().withHealth("/actuator/health").spec();
        return new Sample(
                new PackageVersion(0, "1.0.0", "1"),
                new PackageMetadata(
                        "Sells things over the web",
                        "A shop with a cart.\n\nIt takes orders.",
                        "Apache-2.0",
                        Optional.of("https://shop.example.com"),
                        Optional.of("Example"),
                        "Example <packages@example.com>"),
                service,
                libraries,
                ServiceScriptlets.of(service, new OwnUnits(List.of(service.unit())), Map.of()),
                List.of(),
                List.of());
    }

    Sample with(PackageVersion other) {
        return new Sample(other, metadata, service, libraries, scriptlets, changelog, more);
    }

    Sample with(PackageMetadata other) {
        return new Sample(version, other, service, libraries, scriptlets, changelog, more);
    }

    Sample with(ServiceSpec other) {
        return new Sample(version, metadata, other, libraries, scriptlets, changelog, more);
    }

    Sample withJava(int minimum) {
        return with(Services.shop().withMinimumJava(minimum).spec());
    }

    Sample with(Scriptlet... other) {
        return new Sample(version, metadata, service, libraries, List.of(other), changelog, more);
    }

    Sample with(ChangelogEntry... other) {
        return new Sample(version, metadata, service, libraries, scriptlets, List.of(other), more);
    }

    Sample with(Entry... further) {
        List<Entry> all = new ArrayList<>(more);
        all.addAll(Arrays.asList(further));
        return new Sample(version, metadata, service, libraries, scriptlets, changelog, all);
    }

    Sample withLibrary(String file, byte[] jar) {
        Map<String, byte[]> all = new LinkedHashMap<>(libraries);
        all.put(file, jar);
        return new Sample(version, metadata, service, all, scriptlets, changelog, more);
    }

    Sample withoutLibrary(String file) {
        Map<String, byte[]> all = new LinkedHashMap<>(libraries);
        all.remove(file);
        return new Sample(version, metadata, service, all, scriptlets, changelog, more);
    }

    /** A package of nothing but these. */
    public static RpmPackage of(Path directory, Entry... entries) {
        PackageSpec spec = shop().spec(List.of(), Map.of());
        return write(directory, spec, List.of(entries));
    }

    /** Writes it below a directory, and reads it back. */
    RpmPackage in(Path directory) {
        List<Entry> entries = new ArrayList<>(List.of(
                file("/etc/sysconfig/shop", ServiceFiles.sysconfig(service), FileFlag.CONFIG, FileFlag.NOREPLACE),
                file(UNIT, SystemdUnit.text(service)),
                new Directory("/var/app/shop", Attributes.root(0755)),
                new RegularFile(
                        "/var/app/shop/conf/jvm.options",
                        Attributes.group(0640, new AccountName("shop")),
                        Set.of(FileFlag.CONFIG, FileFlag.NOREPLACE),
                        Content.text("jvm.options", ServiceFiles.jvmOptions(service))),
                new Symlink("/usr/bin/shop", "../../var/app/shop/bin/launch"),
                new RegularFile(JAR, Attributes.root(0644), Set.of(), new Content.Generated(fatJar(), "shop.jar"))));
        entries.addAll(more);
        return write(directory, spec(scriptlets, ServiceDependencies.of(service, "auto", false)), entries);
    }

    private PackageSpec spec(List<Scriptlet> scripts, Map<DependencyKind, SortedSet<Dependency>> dependencies) {
        return new PackageSpec(
                new PackageName("shop"),
                version,
                metadata,
                dependencies,
                scripts,
                changelog,
                Compression.of("gzip", null),
                Compatibility.EL8,
                TIME,
                Architecture.NOARCH);
    }

    private static RpmPackage write(Path directory, PackageSpec spec, List<Entry> entries) {
        try {
            Path file = directory.resolve(spec.fileName());
            new RpmWriter(spec, Payload.of(entries)).writeTo(file);
            return RpmPackage.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RegularFile file(String path, String text, FileFlag... flags) {
        return new RegularFile(path, Attributes.root(0644), Set.of(flags), Content.text(path, text));
    }

    private byte[] fatJar() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("META-INF/MANIFEST.MF", text("Manifest-Version: 1.0\r\nMain-Class: com.example.Shop\r\n\r\n"));
        entries.put("META-INF/maven/com.example/shop/pom.properties", descriptor("com.example", "shop", "1.0.0"));
        entries.put("BOOT-INF/classes/com/example/Shop.class", noise("shop", 20 * KILO));
        libraries.forEach((name, jar) -> entries.put("BOOT-INF/lib/" + name, jar));
        return zip(entries);
    }

    /** A jar that says what it is. */
    static byte[] library(String group, String artifact, String version, int bytes) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(
                "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact), descriptor(group, artifact, version));
        entries.put("com/example/A.class", noise(artifact, bytes));
        return zip(entries);
    }

    private static byte[] descriptor(String group, String artifact, String version) {
        return text("groupId=%s\nartifactId=%s\nversion=%s\n".formatted(group, artifact, version));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes that do not get smaller. */
    static byte[] noise(String seed, int count) {
        byte[] bytes = new byte[count];
        new Random(seed.hashCode()).nextBytes(bytes);
        return bytes;
    }

    private static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(LocalDateTime.ofInstant(TIME, ZoneOffset.UTC));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
