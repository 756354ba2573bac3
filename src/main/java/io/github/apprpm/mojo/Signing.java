package io.github.apprpm.mojo;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.GpgProgram;
import io.github.apprpm.openpgp.KeyName;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.Passphrase;
import io.github.apprpm.openpgp.SecretKeys;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.openpgp.SigningDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The part of a goal that signs: it chooses the key by the parameters, which are named like those of maven-gpg-plugin.
 *
 * <p>maven-plugin-tools reads parameters from a goal's class and its superclasses, not from interfaces or parts. So
 * {@link RpmMojo}, which has another superclass than {@link SigningMojo}, declares them again, and
 * {@code ParameterReferenceTest} holds that all say the same.
 *
 * @param sign whether something is signed, if the user has said so
 * @param signer which program signs, if the user has said so
 * @param gpg the program gpg as it is configured
 */
record Signing(
        Optional<Boolean> sign,
        Optional<String> signer,
        SigningDigest digest,
        KeySource key,
        PassphraseSource passphrase,
        GpgProgram gpg) {

    Signing {
        signer.ifPresent(Signing::requireKnown);
    }

    /** Where the key is, and which one it is. */
    record KeySource(
            Optional<String> keyFilePath,
            String keyEnvName,
            Optional<String> keyFingerprint,
            String keyFingerprintEnvName,
            Optional<String> keyname) {

        boolean isNamed() {
            return keyFilePath.isPresent() || keyFingerprint.isPresent() || keyname.isPresent();
        }

        Optional<KeyName> fingerprint(Secrets secrets) {
            return keyFingerprint
                    .map(text -> KeyName.ofFingerprint("<keyFingerprint>", text))
                    .or(() -> secrets.fingerprint(keyFingerprintEnvName));
        }

        KeyText exported(Secrets secrets) {
            Path home = Path.of(System.getProperty("user.home"));
            return keyFilePath
                    .map(path -> KeyText.ofFile("keyFilePath", home.resolve(path)))
                    .orElseGet(() -> secrets.key(keyEnvName));
        }
    }

    /** Where the passphrase may be, and whether it must not be where others read it. */
    record PassphraseSource(String passphraseEnvName, String passphraseServerId, boolean bestPractices) {

        Optional<Passphrase> passphrase(Secrets secrets, Consumer<String> warnings) {
            secrets.exposedPassphrase().ifPresent(exposed -> refuse(exposed, warnings));
            return secrets.passphrase(passphraseEnvName, passphraseServerId);
        }

        private void refuse(Passphrase exposed, Consumer<String> warnings) {
            PackagingException risk = new PackagingException(
                    "The passphrase is in %s, where others can read it".formatted(exposed),
                    "Set the environment variable %s instead".formatted(passphraseEnvName));
            if (bestPractices) {
                throw new PackagingException(risk.problem() + ", and <bestPractices> forbids that", risk.remedy());
            }
            warnings.accept(risk.getMessage());
        }
    }

    /** Whether the user has switched signing on or off, or named a key. */
    Optional<Boolean> wanted() {
        return sign.or(() -> key.isNamed() ? Optional.of(true) : Optional.empty());
    }

    /**
     * The key that signs, unlocked.
     *
     * @param oldest the oldest host that must verify its signatures
     * @param warnings receives the warnings for the user
     */
    Signer signer(Secrets secrets, Compatibility oldest, Consumer<String> warnings) throws IOException {
        Signer chosen = signer(secrets, passphrase.passphrase(secrets, warnings), oldest);
        chosen.objections().stream()
                .map(objection -> new PackagingException(objection.problem(), objection.remedy()))
                .map(PackagingException::getMessage)
                .forEach(warnings);
        return chosen;
    }

    private Signer signer(Secrets secrets, Optional<Passphrase> words, Compatibility oldest) throws IOException {
        Optional<KeyName> fingerprint = key.fingerprint(secrets);
        Instant now = Instant.now();
        if (isByGpg(secrets)) {
            Optional<KeyName> named = key.keyname().map(text -> new KeyName("<keyname>", text));
            return gpg.signer(named.or(() -> fingerprint), words, digest, now, oldest);
        }
        Optional<KeyName> named =
                fingerprint.or(() -> key.keyname().map(text -> KeyName.ofFingerprint("<keyname>", text)));
        return SecretKeys.read(key.exported(secrets)).signer(named, words, digest, now, oldest);
    }

    private boolean isByGpg(Secrets secrets) {
        return signer.map(program -> program.equals("gpg"))
                .orElseGet(() ->
                        key.keyFilePath().isEmpty() && (key.keyname().isPresent() || !secrets.has(key.keyEnvName())));
    }

    private static void requireKnown(String signer) {
        if (!signer.equals("gpg") && !signer.equals("bc")) {
            throw new PackagingException("The <signer> '%s' is not known".formatted(signer), "Set it to bc or gpg");
        }
    }
}
