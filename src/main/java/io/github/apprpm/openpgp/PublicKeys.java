package io.github.apprpm.openpgp;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.SignatureVerdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;

/** Public keys, against which signatures are verified. */
public final class PublicKeys {
    private static final int BUFFER_BYTES = 1 << 16;

    private record Known(PGPPublicKey publicKey, Owner owner, Key key) {}

    private final List<Known> keys = new ArrayList<>();
    private final List<PGPPublicKeyRing> rings = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private PublicKeys() {}

    /**
     * @param texts exported keys, each of one owner or more; those that cannot be read are skipped
     * @throws PackagingException if one of them has no key that can be read
     */
    public static PublicKeys read(List<KeyText> texts) {
        PublicKeys all = new PublicKeys();
        for (KeyText text : texts) {
            int before = all.keys.size();
            KeyBlocks blocks = KeyBlocks.read(text.bytes());
            blocks.rings().forEach(all::add);
            if (all.keys.size() == before) {
                throw noKey(text, blocks.skipped());
            }
            blocks.skipped().forEach(what -> all.skipped.add("%s has %s".formatted(text, what)));
        }
        return all;
    }

    /** All that were read, as armored text by the fingerprint of the primary key. */
    public Map<String, String> armored() throws IOException {
        Map<String, String> armored = new TreeMap<>();
        for (PGPPublicKeyRing ring : rings) {
            armored.put(Certificate.fingerprint(ring.getPublicKey()), Armor.PUBLIC_KEY.of(ring.getEncoded()));
        }
        return armored;
    }

    /** Which keys could not be read, as sentences without a full stop. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Why hosts do not import the keys, whatever these have signed. */
    public List<KeyObjection> objections() {
        return keys.stream()
                .filter(known -> known.key.isPrimary())
                .flatMap(known -> known.owner.objections(known.key).stream())
                .distinct()
                .toList();
    }

    /** Why hosts refuse what one of exported keys signs. */
    static List<KeyObjection> objections(byte[] exported, String fingerprint) {
        return KeyBlocks.read(exported).rings().stream()
                .map(ring -> Certificate.read(ring, key -> false))
                .flatMap(owner -> owner.keys().stream()
                        .filter(key -> key.fingerprint().equals(fingerprint))
                        .flatMap(key -> owner.objections(key).stream()))
                .toList();
    }

    private static PackagingException noKey(KeyText text, List<String> skipped) {
        return new PackagingException(
                skipped.isEmpty()
                        ? "The content of %s is not an OpenPGP key, or is damaged".formatted(text)
                        : "The content of %s has no key that can be read, but %s"
                                .formatted(text, String.join(" and ", skipped)),
                "Set it to what 'gpg --armor --export FINGERPRINT' prints");
    }

    private void add(PGPPublicKeyRing ring) {
        rings.add(ring);
        Owner owner = Certificate.read(ring, key -> false);
        for (Iterator<PGPPublicKey> each = ring.getPublicKeys(); each.hasNext(); ) {
            PGPPublicKey publicKey = each.next();
            String fingerprint = Certificate.fingerprint(publicKey);
            owner.keys().stream()
                    .filter(key -> key.fingerprint().equals(fingerprint))
                    .forEach(key -> keys.add(new Known(publicKey, owner, key)));
        }
    }

    /** Verifies a signature of bytes. */
    public SignatureVerdict verify(byte[] signature, byte[] content) {
        try {
            return verify(signature, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Verifies a signature of a stream, which is read to its end if there is a key.
     *
     * @param signature a binary packet
     */
    public SignatureVerdict verify(byte[] signature, InputStream content) throws IOException {
        Optional<Signature> parsed = Signature.parse(signature);
        if (parsed.isEmpty()) {
            return new SignatureVerdict(Verdict.UNREADABLE, Optional.empty(), "It is not an OpenPGP signature");
        }
        PGPSignature packet = parsed.get().packet();
        for (Known known : keys) {
            if (known.publicKey.getKeyID() == packet.getKeyID()) {
                return verify(known, parsed.get(), content);
            }
        }
        return new SignatureVerdict(
                Verdict.UNKNOWN_KEY,
                Optional.empty(),
                "The key " + parsed.get().keyId() + " is not among the given keys");
    }

    private static SignatureVerdict verify(Known known, Signature signature, InputStream content) throws IOException {
        SignatureVerdict verdict = judge(known, signature, content);
        return new SignatureVerdict(
                verdict.verdict(), verdict.key(), verdict.reason(), known.owner.objections(known.key));
    }

    private static SignatureVerdict judge(Known known, Signature signature, InputStream content) throws IOException {
        String name = known.owner.name(known.key);
        Optional<String> by = Optional.of(name);
        if (!signature.isCanonical() || !matches(signature.packet(), known.publicKey, content)) {
            return new SignatureVerdict(Verdict.BAD, by, "The content or the signature was changed");
        }
        Instant time = signature.time();
        Key primary = known.owner.primary();
        if (time.isBefore(known.key.created())) {
            return new SignatureVerdict(Verdict.BAD, by, "The signature is older than its key");
        }
        if (!known.key.signs()) {
            return new SignatureVerdict(Verdict.BAD, by, "The key may not sign");
        }
        if (isRevoked(known.key, time) || isRevoked(primary, time)) {
            return new SignatureVerdict(Verdict.REVOKED_KEY, by, "The key is revoked");
        }
        if (known.key.isExpiredAt(time) || primary.isExpiredAt(time)) {
            return new SignatureVerdict(Verdict.EXPIRED_KEY, by, "The key had expired when it signed");
        }
        if (signature.algorithms().hasWeakDigest()) {
            return new SignatureVerdict(Verdict.WEAK, by, signature.hash() + " can be counterfeited");
        }
        if (known.key.type().isWeak()) {
            return new SignatureVerdict(
                    Verdict.WEAK, by, "The key is %s, which is too weak".formatted(known.key.type()));
        }
        return new SignatureVerdict(Verdict.GOOD, by, "");
    }

    private static boolean isRevoked(Key key, Instant time) {
        return key.revoked().isPresent() && !time.isBefore(key.revoked().get());
    }

    private static boolean matches(PGPSignature packet, PGPPublicKey key, InputStream content) throws IOException {
        try {
            packet.init(CryptoProviders.verifier(key.getAlgorithm()), key);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                packet.update(buffer, 0, read);
            }
            return packet.getSignatureType() == PGPSignature.BINARY_DOCUMENT && packet.verify();
        } catch (PGPException | RuntimeException e) { // a changed signature may fail anywhere in Bouncy Castle
            return false;
        }
    }
}
