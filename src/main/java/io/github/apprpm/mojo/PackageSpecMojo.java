package io.github.apprpm.mojo;

import io.github.apprpm.model.Architecture;
import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.ChangelogFile;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.MavenVersion;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.PayloadArchitecture;
import io.github.apprpm.model.RuntimeVersion;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.model.Text;
import io.github.apprpm.mojo.parameter.OutputTimestamp;
import io.github.apprpm.service.OwnUnits;
import io.github.apprpm.service.PayloadRuntime;
import io.github.apprpm.service.ServiceDependencies;
import io.github.apprpm.service.ServiceScriptlets;
import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** The parameters that say which version a package has, what it depends on, and how it is compressed. */
abstract class PackageSpecMojo extends ServiceMojo {
    /**
     * Version of the package, as RPM spells it: {@code 1.2.0~rc1} sorts before {@code 1.2.0}, and {@code 1.2.0^20261130}
     * between it and {@code 1.2.1}, on hosts since EL 8.2. Default: the project's version, spelled so that RPM sorts it as
     * Maven does.
     */
    @Parameter(property = "apprpm.version")
    private String version;

    /**
     * Release of the package; raise it to publish the same version again. Default: 1, and for a SNAPSHOT
     * {@code 1.<time of the build>}, so that each build upgrades the one before.
     */
    @Parameter(property = "apprpm.release")
    private String release;

    /** Compared before the version; raise it when the version must go down. */
    @Parameter(property = "apprpm.epoch", defaultValue = "0")
    private int epoch;

    /** Suffix of the release, such as {@code .el9}. Default: none. */
    @Parameter(property = "apprpm.dist")
    private String dist;

    /**
     * Architecture of the package, such as {@code x86_64} or {@code aarch64}, in the words of rpm. Set it to {@code noarch}
     * if ELF files for several machines are only data. Default: that of the ELF programs and libraries among the files, as
     * of a bundled Java; {@code noarch} if there are none, whatever is inside of jars. A module that builds packages for two
     * architectures needs a {@code <classifier>} for one of them.
     */
    @Parameter(property = "apprpm.arch")
    private String arch;

    /**
     * File with the changelog, in the form of a spec file's {@code %changelog}; macros are not expanded. Default: one
     * entry for the version.
     */
    @Parameter(property = "apprpm.changelog")
    private File changelog;

    /**
     * Compressor of the payload: {@code zstd}, {@code xz}, {@code gzip} or {@code none}. Default: {@code zstd}, or
     * {@code xz} for {@code el7}.
     */
    @Parameter(property = "apprpm.compression")
    private String compression;

    /**
     * Level of the compressor: 1 to 22 for zstd, 0 to 9 for xz, 1 to 9 for gzip; xz from 4 on needs a heap of more than
     * 64 MB. Default: 3 for zstd, 2 for xz, 6 for gzip.
     */
    @Parameter(property = "apprpm.compressionLevel")
    private Integer compressionLevel;

    /**
     * Dependency on Java: {@code auto} for any vendor's runtime of the minimum version or later, or nothing if the package
     * has a runtime in the directory {@code jre} of the application; {@code none}; or a dependency of your own such as
     * {@code java-21-openjdk-headless}.
     */
    @Parameter(property = "apprpm.javaDependency", defaultValue = "auto")
    private String javaDependency;

    /** Capabilities that the package needs: {@code name}, {@code name >= version}, {@code (one or other)}. */
    @Parameter(property = "apprpm.requires")
    private List<String> requires = List.of();

    /** Capabilities that the package provides besides its name. */
    @Parameter(property = "apprpm.provides")
    private List<String> provides = List.of();

    /** Capabilities that cannot be installed together with the package. */
    @Parameter(property = "apprpm.conflicts")
    private List<String> conflicts = List.of();

    /** Packages that this one replaces, as {@code name < version}. */
    @Parameter(property = "apprpm.obsoletes")
    private List<String> obsoletes = List.of();

    /** Capabilities that are installed with the package unless the administrator opts out (a weak dependency). */
    @Parameter(property = "apprpm.recommends")
    private List<String> recommends = List.of();

    /**
     * Capabilities that go well with the package; not installed by default, but preferred where the resolver has a
     * choice.
     */
    @Parameter(property = "apprpm.suggests")
    private List<String> suggests = List.of();

    /**
     * Capabilities with which the package is installed unless the administrator opts out (a weak dependency in
     * reverse).
     */
    @Parameter(property = "apprpm.supplements")
    private List<String> supplements = List.of();

    /** Capabilities that the package goes well with (a suggestion in reverse). */
    @Parameter(property = "apprpm.enhances")
    private List<String> enhances = List.of();

    /** The time of the build and of all packaged files. Default: that of the application's newest file. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

    PackageSpecMojo(RepositorySystem repositories) {
        super(repositories);
    }

    final PackageSpec spec(PackageMetadata metadata, ServiceSpec service, Instant built, Payload payload)
            throws IOException {
        PackageVersion packageVersion = packageVersion(built);
        Instant time = OutputTimestamp.parse(outputTimestamp).orElse(built);
        Map<DependencyKind, SortedSet<Dependency>> dependencies = dependencies(service, payload);
        OwnUnits units = OwnUnits.of(payload, service.unit())
                .replacing(dependencies.getOrDefault(DependencyKind.OBSOLETES, new TreeSet<>()).stream()
                        .map(Dependency::name));
        return new PackageSpec(
                packageName(),
                packageVersion,
                metadata,
                dependencies,
                ServiceScriptlets.of(service, units, payload, conventions().scripts()),
                changelog(metadata, packageVersion, time),
                Compression.of(Optional.ofNullable(compression), compressionLevel, service.compatibility()),
                service.compatibility(),
                time,
                PayloadArchitecture.of(payload, Optional.ofNullable(arch).map(Architecture::of)));
    }

    /** As the user chose it for the package, or as the project spells it. */
    final String applicationVersion() {
        return version == null ? project.getVersion() : version;
    }

    @Override
    final PackageVersion packageVersion(Instant built) {
        return PackageVersion.ofBuild(
                new MavenVersion(project.getVersion()),
                built,
                epoch,
                Optional.ofNullable(version),
                Optional.ofNullable(release),
                Optional.ofNullable(dist));
    }

    private Map<DependencyKind, SortedSet<Dependency>> dependencies(ServiceSpec service, Payload payload)
            throws IOException {
        Optional<RuntimeVersion> runtime = PayloadRuntime.of(payload, service);
        runtime.ifPresent(found -> getLog().info("Java %s is in the package, in %s"
                .formatted(found.text(), service.installed().runtime())));
        Map<DependencyKind, SortedSet<Dependency>> all = new EnumMap<>(DependencyKind.class);
        ServiceDependencies.of(service, javaDependency, runtime.isPresent())
                .forEach((kind, set) -> all.put(kind, new TreeSet<>(set)));
        add(all, DependencyKind.REQUIRES, "requires", requires);
        add(all, DependencyKind.PROVIDES, "provides", provides);
        add(all, DependencyKind.CONFLICTS, "conflicts", conflicts);
        add(all, DependencyKind.OBSOLETES, "obsoletes", obsoletes);
        add(all, DependencyKind.RECOMMENDS, "recommends", recommends);
        add(all, DependencyKind.SUGGESTS, "suggests", suggests);
        add(all, DependencyKind.SUPPLEMENTS, "supplements", supplements);
        add(all, DependencyKind.ENHANCES, "enhances", enhances);
        return all;
    }

    private static void add(
            Map<DependencyKind, SortedSet<Dependency>> all, DependencyKind kind, String parameter, List<String> texts) {
        texts.forEach(text -> all.computeIfAbsent(kind, key -> new TreeSet<>()).add(Dependency.parse(parameter, text)));
    }

    private List<ChangelogEntry> changelog(PackageMetadata metadata, PackageVersion built, Instant time)
            throws IOException {
        return changelog == null
                ? List.of(ChangelogEntry.ofVersion(metadata.packager(), built, time))
                : ChangelogFile.parse(changelog.getPath(), Text.ofFile("changelog", changelog.toPath()));
    }
}
