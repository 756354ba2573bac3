package io.github.apprpm.openpgp;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.bcpg.SecretKeyPacket;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;

/** Exported secret keys, of which one can sign. */
public final class SecretKeys {
    private static final String EXPORT = "Set it to what 'gpg --armor --export-secret-keys FINGERPRINT' prints";

    private final String origin;
    private final List<Owner> owners = new ArrayList<>();
    private final Map<String, PGPSecretKey> secrets = new LinkedHashMap<>();
    private final Map<String, PGPPublicKeyRing> rings = new LinkedHashMap<>();

    private SecretKeys(String origin) {
        this.origin = origin;
    }

    /**
     * @param text the keys, of one owner or more
     * @throws PackagingException if the text has no secret key
     */
    public static SecretKeys read(KeyText text) {
        SecretKeys keys = new SecretKeys(text.origin());
        boolean onlyPublic = false;
        try {
            for (Object object : Packets.read(text.bytes())) {
                if (object instanceof PGPSecretKeyRing ring) {
                    keys.add(ring);
                }
                onlyPublic |= object instanceof PGPPublicKeyRing;
            }
        } catch (IOException e) {
            throw new PackagingException(
                    "The content of %s is not an OpenPGP key, or is damaged".formatted(text), EXPORT, e);
        }
        if (keys.owners.isEmpty()) {
            throw new PackagingException(
                    onlyPublic
                            ? "The key in %s is a public key, which cannot sign".formatted(text)
                            : "The content of %s is not an OpenPGP key".formatted(text),
                    EXPORT);
        }
        return keys;
    }

    private void add(PGPSecretKeyRing ring) {
        PGPPublicKeyRing certificate = ring.toCertificate();
        ring.forEach(key -> {
            if (!key.isPrivateKeyEmpty()) {
                secrets.put(Certificate.fingerprint(key.getPublicKey()), key);
                rings.put(Certificate.fingerprint(key.getPublicKey()), certificate);
            }
        });
        owners.add(Certificate.read(certificate, key -> secrets.containsKey(Certificate.fingerprint(key))));
    }

    /**
     * @param name which key, if there is more than one
     * @param passphrase what unlocks it, if it is locked
     * @param hash the digest to sign
     * @param now the time at which the key must be valid
     * @param oldest the oldest host that must verify the signatures
     * @throws PackagingException if no key is chosen or it cannot sign
     */
    public Signer signer(
            Optional<KeyName> name,
            Optional<Passphrase> passphrase,
            SigningDigest hash,
            Instant now,
            Compatibility oldest) {
        ChosenKey chosen = new KeyChoice(origin, "keyFingerprint", now, oldest)
                .choose(name.map(this::ownersOf).orElse(owners), name);
        String fingerprint = chosen.key().fingerprint();
        PGPSecretKey secret = secrets.get(fingerprint);
        return new SecretKeySigner(
                chosen, unlock(secret, chosen, passphrase), secret.getPublicKey(), rings.get(fingerprint), hash);
    }

    private List<Owner> ownersOf(KeyName name) {
        List<Owner> named = owners.stream()
                .filter(owner -> owner.keys().stream().anyMatch(name::names))
                .toList();
        if (named.isEmpty()) {
            throw new PackagingException(
                    "The key '%s' of %s is not in %s, which has %s"
                            .formatted(name.text(), name.origin(), origin, KeyChoice.list(owners)),
                    "Correct the fingerprint, or export that key too");
        }
        return named;
    }

    private PGPPrivateKey unlock(PGPSecretKey secret, ChosenKey chosen, Optional<Passphrase> passphrase) {
        boolean locked = secret.getS2KUsage() != SecretKeyPacket.USAGE_NONE;
        String key = "key %s of %s".formatted(chosen.name(), origin);
        if (locked && passphrase.isEmpty()) {
            throw new PackagingException(
                    "The %s is protected by a passphrase".formatted(key),
                    "Set the environment variable MAVEN_GPG_PASSPHRASE to it, or put it into the settings.xml as that of a"
                            + " <server> with the id of <passphraseServerId>");
        }
        try {
            return secret.extractPrivateKey(locked ? new FastKeyDecryptor(passphrase.orElseThrow()) : null);
        } catch (PGPException | RuntimeException e) { // wrong checksum or numbers
            throw locked
                    ? new PackagingException(
                            "The passphrase from %s does not unlock the %s"
                                    .formatted(
                                            passphrase.map(Passphrase::origin).orElse(""), key),
                            "Correct it; 'gpg --export-secret-keys' keeps the passphrase that the key had when it was exported")
                    : new PackagingException("The %s is damaged".formatted(key), EXPORT);
        }
    }
}
