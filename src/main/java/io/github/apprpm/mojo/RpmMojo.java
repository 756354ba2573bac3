package io.github.apprpm.mojo;

import io.github.apprpm.application.Application;
import io.github.apprpm.check.ArchiveRules;
import io.github.apprpm.check.BuildRecord;
import io.github.apprpm.check.BuildRecord.Source;
import io.github.apprpm.check.BuildRules;
import io.github.apprpm.check.Waiver;
import io.github.apprpm.layout.LeftOfApp;
import io.github.apprpm.layout.ServiceLayout;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.PackageMetadata;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ServiceSpec;
import io.github.apprpm.mojo.parameter.WaiverParameter;
import io.github.apprpm.openpgp.GpgProgram;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.openpgp.SigningDigest;
import io.github.apprpm.rpm.RpmWriter;
import io.github.apprpm.sbom.InstalledSbom;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
public final class RpmMojo extends PackageSpecMojo {
    /** Directory for the package. */
    @Parameter(property = "apprpm.outputDirectory", defaultValue = "${project.build.directory}")
    private File outputDirectory;

    /** Classifier of the attached artifact, needed if the module builds more than one package. Default: none. */
    @Parameter(property = "apprpm.classifier")
    private String classifier;

    /**
     * Whether the package installs its software bill of materials (SBOM), a CycloneDX document that names each library
     * in the package, as {@code /usr/share/<name>/sbom.cdx.json}. The document is attached to the build, too.
     */
    @Parameter(property = "apprpm.installSbom", defaultValue = "false")
    private boolean installSbom;

    /**
     * Findings of {@code apprpm:check} that you accept. This goal itself only warns of libraries that are not in the
     * package; a {@code <waiver>} with the {@code <rule>} {@code library-missing}, and optionally with coordinates as
     * {@code <path>} such as {@code com.acme:*}, ends that.
     */
    @Parameter(property = "apprpm.waivers")
    private List<WaiverParameter> waivers = List.of();

    /**
     * Whether packages are signed, or the metadata of a repository. Default: {@code apprpm:sign} always signs; other goals
     * sign if {@code <keyFilePath>}, {@code <keyFingerprint>} or {@code <keyname>} is set.
     */
    @Parameter(property = "apprpm.sign")
    private Boolean sign;

    /**
     * What signs: {@code bc}, the build itself with an exported key, or {@code gpg}, the program, whose keys may be in its
     * agent, on a smartcard or in an HSM. Default: {@code bc} if {@code <keyFilePath>} is set, {@code gpg} if
     * {@code <keyname>} is; otherwise {@code bc} if the environment has the variable of {@code <keyEnvName>}, else
     * {@code gpg}.
     */
    @Parameter(property = "gpg.signer")
    private String signer;

    /**
     * File with the secret key, as {@code gpg --export-secret-keys} writes it. A relative path starts in the user's home
     * directory. Default: the key is read from the variable of {@code <keyEnvName>}.
     */
    @Parameter(property = "gpg.keyFilePath")
    private String keyFilePath;

    /** Environment variable with the secret key, as {@code gpg --armor --export-secret-keys} prints it. */
    @Parameter(property = "gpg.keyEnvName", defaultValue = "MAVEN_GPG_KEY")
    private String keyEnvName;

    /**
     * Fingerprint of the key that signs, needed if there are several. For a primary key, its newest subkey that can sign is
     * used, if there is one; append {@code !} to use exactly the key named. Default: the variable of
     * {@code <keyFingerprintEnvName>}.
     */
    @Parameter(property = "gpg.keyFingerprint")
    private String keyFingerprint;

    /** Environment variable with the fingerprint, read if {@code <keyFingerprint>} is not set. */
    @Parameter(property = "gpg.keyFingerprintEnvName", defaultValue = "MAVEN_GPG_KEY_FINGERPRINT")
    private String keyFingerprintEnvName;

    /**
     * The key that {@code gpg} signs with: a fingerprint, key id, name or address. Default: {@code <keyFingerprint>}, or
     * gpg's only key.
     */
    @Parameter(property = "gpg.keyname")
    private String keyname;

    /** Environment variable with the passphrase. */
    @Parameter(property = "gpg.passphraseEnvName", defaultValue = "MAVEN_GPG_PASSPHRASE")
    private String passphraseEnvName;

    /**
     * Id of the {@code <server>} in the settings whose {@code <passphrase>} or {@code <password>} is the passphrase,
     * encrypted by {@code mvn --encrypt-password}; read if the variable of {@code <passphraseEnvName>} is empty or not set.
     */
    @Parameter(property = "gpg.passphraseServerId", defaultValue = "gpg.passphrase")
    private String passphraseServerId;

    /** Whether a passphrase in the POM or on the command line fails the build instead of causing a warning. */
    @Parameter(property = "gpg.bestPractices", defaultValue = "false")
    private boolean bestPractices;

    /** The gpg program: its path, or its name on the search path. */
    @Parameter(property = "gpg.executable", defaultValue = "gpg")
    private String executable;

    /** Directory of gpg's keys. Default: gpg's own, {@code GNUPGHOME} or {@code ~/.gnupg}. */
    @Parameter(property = "gpg.homedir")
    private File homedir;

    /**
     * Whether gpg's agent may ask for a passphrase or PIN. In batch mode ({@code mvn -B}) the agent never asks, and only
     * uses what it has cached.
     */
    @Parameter(property = "gpg.useagent", defaultValue = "true")
    private boolean useAgent;

    /** Digest that is signed: {@code sha256} or {@code sha512}. An Ed25519 key always signs SHA-256. */
    @Parameter(property = "apprpm.digest", defaultValue = "sha256")
    private String digest;

    private final MavenProjectHelper projectHelper;
    private final SettingsDecrypter settingsDecrypter;

    @Inject
    public RpmMojo(
            MavenProjectHelper projectHelper, RepositorySystem repositories, SettingsDecrypter settingsDecrypter) {
        super(repositories);
        this.projectHelper = projectHelper;
        this.settingsDecrypter = settingsDecrypter;
    }

    @Override
    void run() throws IOException {
        if (isParentOnly()) {
            getLog().debug("Nothing to package: the packaging is pom");
            return;
        }
        List<Waiver> accepted = waivers.stream().map(WaiverParameter::toWaiver).toList();
        // A key that cannot sign ends the build before there is anything.
        Optional<Signer> key = key();
        PackageMetadata metadata = metadata();
        Application application = findApplication();
        ServiceSpec service = service(application, title().orElse(packageName().value()), applicationVersion());
        Payload payload = payload(service, application);
        PackageSpec spec = spec(metadata, service, application.lastModified(), payload);
        ModuleSbom bills = new ModuleSbom(project, execution);
        Optional<String> sbom = installSbom ? Optional.of(bills.of(spec, payload)) : Optional.empty();
        if (sbom.isPresent()) {
            payload = ServiceLayout.with(payload, InstalledSbom.of(spec.name(), sbom.get()), spec.name());
        }

        PackageOutput output = new PackageOutput(project, Optional.ofNullable(classifier));
        Path file = output.claim(outputDirectory.toPath().resolve(spec.fileName()));
        boolean written = new RpmWriter(spec, payload, key).writeTo(file);
        output.attach(file, spec, projectHelper);
        if (sbom.isPresent()) {
            bills.attach(ModuleSbom.write(sbom.get(), file), Optional.ofNullable(classifier), projectHelper);
        }
        new PackageSummary(spec, payload, service).lines(file, written).forEach(getLog()::info);
        key.ifPresent(signing -> getLog().info("Signed   by %s".formatted(signing.name())));
        List<String> missing = new ModuleDependencies(project).missingIn(payload, application.main());
        BuildRecord.of(file, ownFiles(payload, service.installed().libraries(), application), missing)
                .writeTo(ModulePackages.state(buildDirectory), file);
        BuildRules.warning(missing, accepted).forEach(getLog()::warn);
        LeftOfApp.warnings(service, payload).forEach(getLog()::warn);
        ArchiveRules.warnings(payload, spec.timestamp(), accepted).forEach(getLog()::warn);
    }

    /** The files of the application that builds make and can change, by the paths where they are installed. */
    private Map<String, Source> ownFiles(Payload payload, String directory, Application application)
            throws IOException {
        Path repository = Path.of(session.getLocalRepository().getBasedir());
        Map<String, Source> files = new TreeMap<>();
        for (Entry entry : payload.entries()) {
            if (!entry.path().startsWith(directory + "/") || !(entry instanceof RegularFile file)) {
                continue;
            }
            if (file.content() instanceof Content.OnDisk content
                    && !content.path().startsWith(repository)) {
                files.put(file.path(), Source.file(content.path()));
            } else if (file.content() instanceof Content.Spliced content
                    && !content.path().startsWith(repository)
                    && application.files().containsKey(file.path().substring(directory.length() + 1))) {
                files.put(file.path(), Source.archive(content.path()));
            }
        }
        return files;
    }

    private Optional<Signer> key() throws IOException {
        Signing signing = signing();
        return signing.wanted().orElse(false)
                ? Optional.of(signing.signer(
                        Secrets.of(session, project, execution, settingsDecrypter), compatibility(), getLog()::warn))
                : Optional.empty();
    }

    private Signing signing() {
        return new Signing(
                Optional.ofNullable(sign),
                Optional.ofNullable(signer),
                SigningDigest.of(digest),
                new Signing.KeySource(
                        Optional.ofNullable(keyFilePath),
                        keyEnvName,
                        Optional.ofNullable(keyFingerprint),
                        keyFingerprintEnvName,
                        Optional.ofNullable(keyname)),
                new Signing.PassphraseSource(passphraseEnvName, passphraseServerId, bestPractices),
                new GpgProgram(
                        executable,
                        Optional.ofNullable(homedir).map(File::toPath),
                        useAgent && session.getRequest().isInteractiveMode()));
    }
}
