package io.github.apprpm.mojo;

import io.github.apprpm.openpgp.GpgProgram;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.openpgp.SigningDigest;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The parameters of keys, which {@code apprpm:rpm} has, too. */
abstract class SigningMojo extends CompatibleMojo {
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

    private final SettingsDecrypter settingsDecrypter;

    SigningMojo(SettingsDecrypter settingsDecrypter) {
        this.settingsDecrypter = settingsDecrypter;
    }

    /** The secrets of the settings and the environment. */
    final Secrets secrets() {
        return Secrets.of(session, project, execution, settingsDecrypter);
    }

    /** The key that signs. */
    final Signer key(Signing signing) throws IOException {
        return signing.signer(secrets(), compatibility(), getLog()::warn);
    }

    final Signing signing() {
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
