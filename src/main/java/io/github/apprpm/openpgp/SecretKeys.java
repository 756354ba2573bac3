package io.github.apprpm.openpgp;

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

    private SecretKeys(String origin) {
        this.origin = origin;
    }

    /**
     * @param text the keys, of one owner or more
     * @throws PackagingException if there is none
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
                    "What is in %s is no OpenPGP key, or a damaged one".formatted(text), EXPORT, e);
        }
        if (keys.owners.isEmpty()) {
            throw new PackagingException(
                    onlyPublic
                            ? "In %s is only a public key, which cannot sign".formatted(text)
                            : "What is in %s is no OpenPGP key".formatted(text),
                    EXPORT);
        }
        return keys;
    }

    private void add(PGPSecretKeyRing ring) {
        ring.forEach(key -> {
            if (!key.isPrivateKeyEmpty()) {
                secrets.put(Certificate.fingerprint(key.getPublicKey()), key);
            }
        });
        owners.add(Certificate.read(ring.toCertificate(), key -> secrets.containsKey(Certificate.fingerprint(key))));
    }

    /**
     * @param name which key, if there is more than one
     * @param passphrase what unlocks it, if it is locked
     * @param hash the digest to sign
     * @param now the time at which the key must be valid
     * @throws PackagingException if no key is chosen or it cannot sign
     */
    public Signer signer(Optional<KeyName> name, Optional<Passphrase> passphrase, HashAlgorithm hash, Instant now) {
        ChosenKey chosen = new KeyChoice(origin, "keyFingerprint", now)
                .choose(name.map(this::ownersOf).orElse(owners), name);
        PGPSecretKey secret = secrets.get(chosen.key().fingerprint());
        return new SecretKeySigner(chosen, unlock(secret, chosen, passphrase), secret.getPublicKey(), hash);
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
        String key = "the key %s of %s".formatted(chosen.name(), origin);
        if (locked && passphrase.isEmpty()) {
            throw new PackagingException(
                    "A passphrase locks " + key,
                    "Set the environment variable MAVEN_GPG_PASSPHRASE to it, or put it into the settings.xml as that of a"
                            + " <server> with the id of <passphraseServerId>");
        }
        try {
            return secret.extractPrivateKey(locked ? new FastKeyDecryptor(passphrase.orElseThrow()) : null);
        } catch (PGPException | RuntimeException e) { // the checksum, or what is left of the numbers, is wrong
            throw locked
                    ? new PackagingException(
                            "The passphrase of %s does not unlock %s"
                                    .formatted(
                                            passphrase.map(Passphrase::origin).orElse(""), key),
                            "Correct it; 'gpg --export-secret-keys' keeps the one that the key had when it was exported")
                    : new PackagingException("Damaged is " + key, EXPORT);
        }
    }
}
