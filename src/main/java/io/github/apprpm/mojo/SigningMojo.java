package io.github.apprpm.mojo;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.GpgProgram;
import io.github.apprpm.openpgp.HashAlgorithm;
import io.github.apprpm.openpgp.KeyName;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.Passphrase;
import io.github.apprpm.openpgp.SecretKeys;
import io.github.apprpm.openpgp.Signer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The parameters that say which key signs. Names, properties and variables are those of maven-gpg-plugin. */
abstract class SigningMojo extends RpmPluginMojo {
    /**
     * The oldest hosts that must take the package, and with them all later ones: {@code el8} (rpm 4.14, also of SLE 15),
     * {@code el9} (rpm 4.16) or {@code el7} (rpm 4.11).
     */
    @Parameter(property = "apprpm.compatibility", defaultValue = "el8")
    private String compatibility;

    /**
     * Whether packages are signed. Without it, {@code apprpm:rpm} signs when a key is configured: {@code <keyFilePath>},
     * {@code <keyFingerprint>} or {@code <keyname>}.
     */
    @Parameter(property = "apprpm.sign")
    private Boolean sign;

    /**
     * Who signs: {@code bc}, in the build itself, with an exported key; or {@code gpg}, the program, whose keys may be in its
     * agent, on a smartcard or in an HSM. Without it, {@code bc} if {@code <keyFilePath>} names a key, {@code gpg} if
     * {@code <keyname>} does, else {@code bc} if the variable of {@code <keyEnvName>} is there, else {@code gpg}.
     */
    @Parameter(property = "gpg.signer")
    private String signer;

    /**
     * The file with the secret key, as {@code gpg --export-secret-keys} writes it; a relative path begins in the user's home
     * directory. Keep it out of the repository; on a CI server use the variable of {@code <keyEnvName>} instead.
     */
    @Parameter(property = "gpg.keyFilePath")
    private String keyFilePath;

    /**
     * The fingerprint of the key that signs, needed if there is more than one: a primary key's, whose newest subkey that
     * signs is taken if it has one, or a subkey's. With an exclamation mark at its end it is exactly this key.
     */
    @Parameter(property = "gpg.keyFingerprint")
    private String keyFingerprint;

    /** The key that gpg signs with: a fingerprint, key id, name or address. */
    @Parameter(property = "gpg.keyname")
    private String keyname;

    /** The variable of the environment that has the secret key, as {@code gpg --armor --export-secret-keys} prints it. */
    @Parameter(property = "gpg.keyEnvName", defaultValue = "MAVEN_GPG_KEY")
    private String keyEnvName;

    /** The variable of the environment that has the fingerprint, unless {@code <keyFingerprint>} is set. */
    @Parameter(property = "gpg.keyFingerprintEnvName", defaultValue = "MAVEN_GPG_KEY_FINGERPRINT")
    private String keyFingerprintEnvName;

    /** The variable of the environment that has the passphrase. */
    @Parameter(property = "gpg.passphraseEnvName", defaultValue = "MAVEN_GPG_PASSPHRASE")
    private String passphraseEnvName;

    /**
     * The id of the {@code <server>} in the settings that has the passphrase, as its {@code <passphrase>} or
     * {@code <password>}, encrypted by {@code mvn --encrypt-password}; read if the variable of
     * {@code <passphraseEnvName>} has none.
     */
    @Parameter(property = "gpg.passphraseServerId", defaultValue = "gpg.passphrase")
    private String passphraseServerId;

    /**
     * Whether gpg's agent may ask the user for a passphrase or PIN. In batch mode ({@code mvn -B}) it never does, and gives
     * only those that it knows.
     */
    @Parameter(property = "gpg.useagent", defaultValue = "true")
    private boolean useAgent;

    /** The gpg program: its path, or its name on the search path. */
    @Parameter(property = "gpg.executable", defaultValue = "gpg")
    private String executable;

    /** The directory with gpg's keys. Without it, that of the user. */
    @Parameter(property = "gpg.homedir")
    private File homedir;

    /** Whether a passphrase in the POM or on the command line ends the build; without it, there is a warning. */
    @Parameter(property = "gpg.bestPractices", defaultValue = "false")
    private boolean bestPractices;

    /** The digest that is signed: {@code sha256} or {@code sha512}. With an Ed25519 key it is always SHA-256. */
    @Parameter(property = "apprpm.digest", defaultValue = "sha256")
    private String digest;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    protected MojoExecution execution;

    private final SettingsDecrypter settingsDecrypter;

    SigningMojo(SettingsDecrypter settingsDecrypter) {
        this.settingsDecrypter = settingsDecrypter;
    }

    protected Compatibility compatibility() {
        return Compatibility.of(compatibility);
    }

    /** Whether the user has switched signing on or off, or named a key. */
    protected Optional<Boolean> wantsSignature() {
        boolean namesKey = keyFilePath != null || keyFingerprint != null || keyname != null;
        return Optional.ofNullable(sign).or(() -> namesKey ? Optional.of(true) : Optional.empty());
    }

    /** The key that signs, unlocked. */
    protected Signer signer() throws IOException {
        Secrets secrets = new Secrets(
                session,
                project,
                Optional.ofNullable(project.getPlugin(execution.getPlugin().getKey())),
                settingsDecrypter);
        refuseBadPractices(secrets);
        Optional<Passphrase> passphrase = secrets.passphrase(passphraseEnvName, passphraseServerId);
        Optional<KeyName> fingerprint = keyFingerprint == null
                ? secrets.fingerprint(keyFingerprintEnvName)
                : Optional.of(KeyName.ofFingerprint("<keyFingerprint>", keyFingerprint));
        Instant now = Instant.now();
        HashAlgorithm hash = HashAlgorithm.of(digest);
        if (isByGpg(secrets)) {
            return new GpgProgram(
                            executable,
                            Optional.ofNullable(homedir).map(File::toPath),
                            useAgent && session.getRequest().isInteractiveMode())
                    .signer(
                            keyname == null ? fingerprint : Optional.of(new KeyName("<keyname>", keyname)),
                            passphrase,
                            hash,
                            now);
        }
        return SecretKeys.read(exportedKey(secrets))
                .signer(
                        keyname == null || fingerprint.isPresent()
                                ? fingerprint
                                : Optional.of(KeyName.ofFingerprint("<keyname>", keyname)),
                        passphrase,
                        hash,
                        now);
    }

    private boolean isByGpg(Secrets secrets) {
        if (signer == null) {
            return keyFilePath == null && (keyname != null || !secrets.has(keyEnvName));
        }
        return switch (signer) {
            case "gpg" -> true;
            case "bc" -> false;
            default ->
                throw new PackagingException("The <signer> '%s' is not known".formatted(signer), "Set it to bc or gpg");
        };
    }

    private KeyText exportedKey(Secrets secrets) {
        return keyFilePath == null
                ? secrets.key(keyEnvName)
                : KeyText.ofFile(
                        "keyFilePath", Path.of(System.getProperty("user.home")).resolve(keyFilePath));
    }

    private void refuseBadPractices(Secrets secrets) {
        secrets.exposedPassphrase().ifPresent(passphrase -> {
            String problem = "The passphrase is in %s, where others can read it".formatted(passphrase);
            String remedy = "Set the environment variable %s instead".formatted(passphraseEnvName);
            if (bestPractices) {
                throw new PackagingException(problem + ", and <bestPractices> forbids that", remedy);
            }
            getLog().warn(problem + ". " + remedy + ".");
        });
    }
}
