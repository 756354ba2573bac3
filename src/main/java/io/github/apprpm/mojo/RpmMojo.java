package io.github.apprpm.mojo;

import io.github.apprpm.application.Application;
import io.github.apprpm.model.ChangelogEntry;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Dependency;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.MavenVersion;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.model.Text;
import io.github.apprpm.mojo.parameter.OutputTimestamp;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.rpm.RpmWriter;
import io.github.apprpm.sbom.InstalledSbom;
import io.github.apprpm.service.ServiceDependencies;
import io.github.apprpm.service.ServiceScriptlets;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;

/** Packages the web application as an RPM that installs it as a systemd service, and attaches it to the build. */
@Mojo(
        name = "rpm",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class RpmMojo extends ServiceMojo {
    /**
     * The version of the package, in RPM's spelling. Without it, the project's version, spelled so that RPM sorts it as
     * Maven does.
     */
    @Parameter(property = "apprpm.version")
    private String version;

    /**
     * The release of the package; raise it to publish the same version again. Without it, 1, and for a SNAPSHOT
     * 1.&lt;time of the build&gt;, so that each build upgrades the one before.
     */
    @Parameter(property = "apprpm.release")
    private String release;

    /** The epoch: a number that outweighs the version, for a version that had to go back. */
    @Parameter(property = "apprpm.epoch", defaultValue = "0")
    private int epoch;

    /** What follows the release to tell the distribution, such as {@code .el9}. */
    @Parameter(property = "apprpm.dist")
    private String dist;

    /** One line that says what the application is. Without it, the project's name or description. */
    @Parameter(property = "apprpm.summary")
    private String summary;

    /** Any number of lines that say more. Without it, the project's description, or the summary. */
    @Parameter(property = "apprpm.description")
    private String description;

    /** The licence, as an SPDX expression. Without it, the project's licences, or Proprietary. */
    @Parameter(property = "apprpm.license")
    private String license;

    /** The page of the project. Without it, the project's URL. */
    @Parameter(property = "apprpm.url")
    private String url;

    /** The organisation that publishes the package. Without it, the project's organisation. */
    @Parameter(property = "apprpm.vendor")
    private String vendor;

    /** Who made the package, as {@code Name <address>}. Without it, the first developer, the organisation or the group id. */
    @Parameter(property = "apprpm.packager")
    private String packager;

    /**
     * A file with the changelog of the package, in the form of a spec file's {@code %changelog}. Without it, one entry for
     * the version.
     */
    @Parameter(property = "apprpm.changelog")
    private File changelog;

    /** The compressor of the payload: zstd, xz, gzip or none. Without it, zstd, and xz for {@code el7}. */
    @Parameter(property = "apprpm.compression")
    private String compression;

    /**
     * The level of the compressor: 1 to 22 for zstd (3), 0 to 9 for xz (2), 1 to 9 for gzip (6). xz from
     * 4 on needs a heap of more than 64 MB.
     */
    @Parameter(property = "apprpm.compressionLevel")
    private Integer compressionLevel;

    /**
     * The dependency on Java: {@code auto} for any vendor's runtime of the minimum version or later, {@code none}, or a
     * dependency of your own such as {@code java-21-openjdk-headless}.
     */
    @Parameter(property = "apprpm.javaDependency", defaultValue = "auto")
    private String javaDependency;

    /** Capabilities that the package needs: {@code name}, {@code name >= version}, {@code (one or other)}. */
    @Parameter(property = "apprpm.requires")
    private List<String> requires = List.of();

    /** Capabilities that the package has besides its name. */
    @Parameter(property = "apprpm.provides")
    private List<String> provides = List.of();

    /** Capabilities that must not be installed beside the package. */
    @Parameter(property = "apprpm.conflicts")
    private List<String> conflicts = List.of();

    /** Packages that this one replaces, as {@code name < version}. */
    @Parameter(property = "apprpm.obsoletes")
    private List<String> obsoletes = List.of();

    /** Capabilities that are installed along unless the administrator decides otherwise. */
    @Parameter(property = "apprpm.recommends")
    private List<String> recommends = List.of();

    /** Capabilities that go well with the package; the resolver prefers them where it has a choice. */
    @Parameter(property = "apprpm.suggests")
    private List<String> suggests = List.of();

    /** Capabilities that, where installed, bring this package along. */
    @Parameter(property = "apprpm.supplements")
    private List<String> supplements = List.of();

    /** Capabilities that this package goes well with. */
    @Parameter(property = "apprpm.enhances")
    private List<String> enhances = List.of();

    /** Where the package is written. */
    @Parameter(property = "apprpm.outputDirectory", defaultValue = "${project.build.directory}")
    private File outputDirectory;

    /** The classifier of the attached artifact; needed if the module builds more than one package. */
    @Parameter(property = "apprpm.classifier")
    private String classifier;

    /**
     * Whether the package installs its bill of materials (SBOM), a CycloneDX document that names each library in it, as
     * {@code /usr/share/<name>/sbom.cdx.json}. It is attached to the build, too.
     */
    @Parameter(property = "apprpm.installSbom", defaultValue = "false")
    private boolean installSbom;

    /** The time of the build and of all packaged files. Without it, that of the application's newest file. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private String outputTimestamp;

    private final MavenProjectHelper projectHelper;

    @Inject
    public RpmMojo(
            MavenProjectHelper projectHelper, RepositorySystem repositories, SettingsDecrypter settingsDecrypter) {
        super(repositories, settingsDecrypter);
        this.projectHelper = projectHelper;
    }

    @Override
    void run() throws IOException {
        if (isParentOnly()) {
            getLog().debug("Nothing to package: the packaging is pom");
            return;
        }
        // A key that cannot sign ends the build before there is anything.
        Optional<Signer> signer = wantsSignature().orElse(false) ? Optional.of(signer()) : Optional.empty();
        PackageMetadata metadata = metadata();
        Application application = findApplication();
        ServiceSpec service = service(application, metadata.summary());
        PackageSpec spec = spec(metadata, service, application.lastModified());
        Payload payload = payload(service, application, List.of());
        ModuleSbom bills = new ModuleSbom(project, execution);
        Optional<String> sbom = installSbom ? Optional.of(bills.of(spec, payload)) : Optional.empty();
        if (sbom.isPresent()) {
            payload = payload(service, application, List.of(InstalledSbom.of(spec.name(), sbom.get())));
        }

        PackageOutput output = new PackageOutput(project, Optional.ofNullable(classifier));
        Path file = output.claim(outputDirectory.toPath().resolve(spec.fileName()));
        boolean written = new RpmWriter(spec, payload, signer).writeTo(file);
        output.attach(file, spec, projectHelper);
        if (sbom.isPresent()) {
            bills.attach(ModuleSbom.write(sbom.get(), file), Optional.ofNullable(classifier), projectHelper);
        }
        new PackageSummary(spec, payload, service).lines(file, written).forEach(getLog()::info);
        signer.ifPresent(key -> getLog().info("Signed   by %s".formatted(key.name())));
    }

    private PackageSpec spec(PackageMetadata metadata, ServiceSpec service, Instant built) throws IOException {
        PackageVersion packageVersion = packageVersion(built);
        Instant time = OutputTimestamp.parse(outputTimestamp).orElse(built);
        return new PackageSpec(
                packageName(),
                packageVersion,
                metadata,
                dependencies(service),
                ServiceScriptlets.of(service, conventions().scripts()),
                changelog(metadata, packageVersion, time),
                Compression.of(compressor(service.compatibility()), compressionLevel),
                service.compatibility(),
                time);
    }

    private PackageVersion packageVersion(Instant built) {
        MavenVersion ofProject = new MavenVersion(project.getVersion());
        return new PackageVersion(
                epoch,
                version == null ? ofProject.rpm() : version,
                (release == null ? ofProject.rpmRelease(built) : release) + Objects.requireNonNullElse(dist, ""));
    }

    private PackageMetadata metadata() {
        ProjectMetadata ofProject = new ProjectMetadata(project);
        String title = summary == null ? ofProject.summary() : summary;
        return new PackageMetadata(
                title,
                description == null ? ofProject.description().orElse(title) : description,
                license == null ? ofProject.license() : license,
                Optional.ofNullable(url).or(ofProject::url),
                Optional.ofNullable(vendor).or(ofProject::vendor),
                packager == null ? ofProject.packager() : packager);
    }

    private Map<DependencyKind, SortedSet<Dependency>> dependencies(ServiceSpec service) {
        Map<DependencyKind, SortedSet<Dependency>> all = new EnumMap<>(DependencyKind.class);
        ServiceDependencies.of(service, javaDependency).forEach((kind, set) -> all.put(kind, new TreeSet<>(set)));
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
                : ChangelogEntry.parse(changelog.getPath(), Text.ofFile("changelog", changelog.toPath()));
    }

    private String compressor(Compatibility oldest) {
        if (compression != null) {
            return compression;
        }
        return oldest == Compatibility.EL7 ? "xz" : "zstd";
    }
}
