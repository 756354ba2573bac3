package io.github.apprpm.rpm;

import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.Dependency.Need;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.openpgp.DigestAlgorithm;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The header that describes the package, apart from its digests. */
final class PackageHeader {
    /** The version of rpm that writes this format; clients only show it. */
    private static final String RPM_VERSION = "4.14.3";
    /** A fixed name, since that of the real host would differ from build to build. */
    private static final String BUILD_HOST = "localhost";

    /** The group of network services; only old tools show it. */
    private static final String GROUP = "Applications/Internet";

    private final PackageSpec spec;
    private final Payload payload;
    private final FileTable files;

    PackageHeader(PackageSpec spec, Payload payload, FileTable files) {
        this.spec = spec;
        this.payload = payload;
        this.files = files;
    }

    TagTable tags() {
        TagTable tags = TagTable.ofPackage();
        addIdentity(tags);
        addMetadata(tags);
        addPayloadFormat(tags);
        for (DependencyKind kind : DependencyKind.values()) {
            DependencyTable.add(tags, kind, dependencies(kind));
        }
        spec.scriptlets().forEach(scriptlet -> addScriptlet(tags, scriptlet));
        addChangelog(tags);
        files.addTo(tags, spec.timestamp());
        return tags;
    }

    private int seconds() {
        return (int) spec.timestamp().getEpochSecond();
    }

    private void addIdentity(TagTable tags) {
        tags.strings(RpmTag.HEADERI18NTABLE, List.of("C"));
        tags.string(RpmTag.NAME, spec.name().value());
        tags.string(RpmTag.VERSION, spec.version().version());
        tags.string(RpmTag.RELEASE, spec.version().release());
        if (spec.version().epoch() > 0) {
            tags.int32(RpmTag.EPOCH, spec.version().epoch());
        }
        tags.int32(RpmTag.BUILDTIME, seconds());
        tags.string(RpmTag.BUILDHOST, BUILD_HOST);
        tags.string(RpmTag.OS, "linux");
        tags.string(RpmTag.ARCH, spec.architecture().word());
        tags.string(RpmTag.PLATFORM, spec.architecture().word() + "-redhat-linux-gnu");
        tags.string(RpmTag.RPMVERSION, RPM_VERSION);
        tags.string(
                RpmTag.SOURCERPM,
                "%s-%s.src.rpm".formatted(spec.name(), spec.version().versionRelease()));
        tags.string(RpmTag.ENCODING, "utf-8");
    }

    private void addMetadata(TagTable tags) {
        tags.translatable(RpmTag.SUMMARY, spec.metadata().summary());
        tags.translatable(RpmTag.DESCRIPTION, spec.metadata().description());
        tags.translatable(RpmTag.GROUP, GROUP);
        tags.string(RpmTag.LICENSE, spec.metadata().license());
        spec.metadata().url().ifPresent(url -> tags.string(RpmTag.URL, url));
        spec.metadata().vendor().ifPresent(vendor -> tags.string(RpmTag.VENDOR, vendor));
        tags.string(RpmTag.PACKAGER, spec.metadata().packager());
    }

    private void addPayloadFormat(TagTable tags) {
        Compression compression = spec.compression();
        tags.string(RpmTag.PAYLOADFORMAT, "cpio");
        if (compression.algorithm() != Compression.Algorithm.NONE) {
            tags.string(RpmTag.PAYLOADCOMPRESSOR, compression.algorithm().word());
            tags.string(RpmTag.PAYLOADFLAGS, Integer.toString(compression.level()));
        }
        tags.int32(RpmTag.PAYLOADDIGESTALGO, DigestAlgorithm.SHA256.number());
    }

    private SortedSet<Dependency> dependencies(DependencyKind kind) {
        SortedSet<Dependency> all = new TreeSet<>(spec.dependencies(kind));
        if (kind == DependencyKind.PROVIDES) {
            all.add(Dependency.exact(spec.name().value(), spec.version().evr()));
            spec.architecture()
                    .instructionSet()
                    .ifPresent(set -> all.add(
                            Dependency.exact(spec.name() + set, spec.version().evr())));
        }
        if (kind == DependencyKind.PROVIDES || kind == DependencyKind.REQUIRES) {
            addConfiguration(all);
        }
        if (kind == DependencyKind.REQUIRES) {
            spec.scriptlets().forEach(scriptlet -> addInterpreter(all, scriptlet));
            addFeatures(all);
        }
        return all;
    }

    private void addConfiguration(Collection<Dependency> all) {
        if (payload.entries().stream().anyMatch(entry -> entry instanceof RegularFile file && file.isConfig())) {
            all.add(Dependency.exact(
                            "config(%s)".formatted(spec.name()), spec.version().evr())
                    .neededBy(Need.CONFIG));
        }
    }

    private static void addInterpreter(Collection<Dependency> all, Scriptlet scriptlet) {
        String program = scriptlet.interpreter().get(0);
        if (program.startsWith("<")) {
            all.add(DependencyTable.rpmlib("BuiltinLuaScripts", "4.2.2"));
            return;
        }
        Dependency interpreter = Dependency.any(program);
        all.add(
                switch (scriptlet.phase()) {
                    case PRE -> interpreter.neededBy(Need.INTERPRETER, Need.PRE);
                    case POST -> interpreter.neededBy(Need.INTERPRETER, Need.POST);
                    case PREUN -> interpreter.neededBy(Need.INTERPRETER, Need.PREUN);
                    case POSTUN -> interpreter.neededBy(Need.INTERPRETER, Need.POSTUN);
                    case PRETRANS -> interpreter.neededBy(Need.INTERPRETER, Need.PRETRANS);
                    case POSTTRANS -> interpreter.neededBy(Need.INTERPRETER, Need.POSTTRANS);
                    case VERIFYSCRIPT -> interpreter.neededBy(Need.INTERPRETER, Need.VERIFYSCRIPT);
                    case PREUNTRANS -> interpreter.neededBy(Need.INTERPRETER, Need.PREUNTRANS);
                    case POSTUNTRANS -> interpreter.neededBy(Need.INTERPRETER, Need.POSTUNTRANS);
                });
        if (scriptlet.interpreter().size() > 1) {
            all.add(DependencyTable.rpmlib("ScriptletInterpreterArgs", "4.0.3"));
        }
    }

    private void addFeatures(Collection<Dependency> all) {
        all.add(DependencyTable.rpmlib("CompressedFileNames", "3.0.4"));
        all.add(DependencyTable.rpmlib("PayloadFilesHavePrefix", "4.0"));
        all.add(DependencyTable.rpmlib("FileDigests", "4.6.0"));
        switch (spec.compression().algorithm()) {
            case ZSTD -> all.add(DependencyTable.rpmlib("PayloadIsZstd", "5.4.18"));
            case XZ -> all.add(DependencyTable.rpmlib("PayloadIsXz", "5.2"));
            case GZIP, NONE -> {} // always known
        }
        if (files.hasLargeFile()) {
            all.add(DependencyTable.rpmlib("LargeFiles", "4.12.0"));
        }
        if (anyDependency(Dependency::isRich)) {
            all.add(DependencyTable.rpmlib("RichDependencies", "4.12.0"));
        }
        if (spec.version().versionRelease().contains("~") || anyDependency(dependency -> versionHas(dependency, "~"))) {
            all.add(DependencyTable.rpmlib("TildeInVersions", "4.10.0"));
        }
        if (spec.version().hasCaret() || anyDependency(dependency -> versionHas(dependency, "^"))) {
            all.add(DependencyTable.rpmlib("CaretInVersions", "4.15.0"));
        }
    }

    /** The versions of a rich dependency are inside of its name. */
    private static boolean versionHas(Dependency dependency, String sign) {
        return (dependency.isRich() ? dependency.name() : dependency.version()).contains(sign);
    }

    private boolean anyDependency(Predicate<Dependency> condition) {
        return spec.dependencies().values().stream().flatMap(SortedSet::stream).anyMatch(condition);
    }

    private static void addScriptlet(TagTable tags, Scriptlet scriptlet) {
        ScriptletTags numbers = ScriptletTags.of(scriptlet.phase());
        tags.string(numbers.body(), scriptlet.body());
        if (scriptlet.interpreter().size() == 1) {
            tags.string(numbers.program(), scriptlet.interpreter().get(0));
        } else {
            tags.strings(numbers.program(), scriptlet.interpreter());
        }
    }

    private void addChangelog(TagTable tags) {
        List<ChangelogEntry> changelog = spec.changelog();
        if (changelog.isEmpty()) {
            return;
        }
        tags.int32(
                RpmTag.CHANGELOGTIME,
                changelog.stream()
                        .mapToInt(entry -> (int) entry.time().getEpochSecond())
                        .toArray());
        tags.strings(
                RpmTag.CHANGELOGNAME,
                changelog.stream().map(ChangelogEntry::author).toList());
        tags.strings(
                RpmTag.CHANGELOGTEXT,
                changelog.stream().map(ChangelogEntry::text).toList());
    }
}
