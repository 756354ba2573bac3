package io.github.apprpm.openpgp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.gnu.GNUObjectIdentifiers;
import org.bouncycastle.bcpg.ECPublicBCPGKey;
import org.bouncycastle.bcpg.sig.KeyFlags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;

/** Reads what the owner of keys has certified about them; signatures that do not verify are ignored. */
final class Certificate {
    private final PGPPublicKey primary;
    private final List<PGPPublicKey> subkeys = new ArrayList<>();

    private Certificate(PGPPublicKeyRing ring) {
        primary = ring.getPublicKey();
        ring.getPublicKeys().forEachRemaining(key -> {
            if (key != primary) {
                subkeys.add(key);
            }
        });
    }

    /**
     * @param ring the public keys
     * @param hasSecret which secret keys are at hand
     */
    static Owner read(PGPPublicKeyRing ring, Predicate<PGPPublicKey> hasSecret) {
        Certificate certificate = new Certificate(ring);
        List<Key> keys = new ArrayList<>();
        keys.add(certificate.primary(hasSecret.test(certificate.primary)));
        for (PGPPublicKey subkey : certificate.subkeys) {
            certificate.subkey(subkey, hasSecret.test(subkey)).ifPresent(keys::add);
        }
        return new Owner(certificate.userId(), keys);
    }

    static String fingerprint(PGPPublicKey key) {
        return HexFormat.of().withUpperCase().formatHex(key.getFingerprint());
    }

    private String userId() {
        Iterator<String> names = primary.getUserIDs();
        return names.hasNext() ? names.next() : Owner.NAMELESS;
    }

    private Key primary(boolean hasSecret) {
        List<Optional<PGPSignature>> newestOfEach = new ArrayList<>();
        stream(primary.getRawUserIDs())
                .map(id -> newest(stream(primary.getSignaturesForID(id))
                        .filter(PGPSignature::isCertification)
                        .filter(signature -> isValid(signature, made -> made.verifyCertification(id, primary)))))
                .forEach(newestOfEach::add);
        newestOfEach.add(newest(stream(primary.getSignaturesOfType(PGPSignature.DIRECT_KEY))
                .filter(signature -> isValid(signature, made -> made.verifyCertification(primary)))));
        List<PGPSignature> selves =
                newestOfEach.stream().flatMap(Optional::stream).toList();
        Optional<PGPSignature> newest = newest(selves.stream());
        Stream<PGPSignature> revocations = stream(primary.getSignaturesOfType(PGPSignature.KEY_REVOCATION))
                .filter(signature -> isValid(signature, made -> made.verifyCertification(primary)));
        return key(
                primary,
                newest,
                revocations,
                newest.isPresent() && signs(newest.get()),
                selves.stream().allMatch(self -> weakDigest(self).isPresent())
                        ? newest.flatMap(Certificate::weakDigest)
                        : Optional.empty(),
                hasSecret);
    }

    /** Empty if the owner has not certified it. */
    private Optional<Key> subkey(PGPPublicKey subkey, boolean hasSecret) {
        Optional<PGPSignature> binding = newest(stream(subkey.getSignaturesOfType(PGPSignature.SUBKEY_BINDING))
                .filter(signature -> isValid(signature, made -> made.verifyCertification(primary, subkey))));
        Stream<PGPSignature> revocations = stream(subkey.getSignaturesOfType(PGPSignature.SUBKEY_REVOCATION))
                .filter(signature -> isValid(signature, made -> made.verifyCertification(primary, subkey)));
        return binding.map(made -> {
            List<PGPSignature> claims = claims(made, subkey);
            return key(
                    subkey,
                    binding,
                    revocations,
                    signs(made) && !claims.isEmpty(),
                    weakDigest(made)
                            .or(() -> claims.stream()
                                    .map(Certificate::weakDigest)
                                    .min(Comparator.comparing(Optional::isPresent))
                                    .flatMap(digest -> digest)),
                    hasSecret);
        });
    }

    private static Optional<DigestAlgorithm> weakDigest(PGPSignature signature) {
        return DigestAlgorithm.of(signature.getHashAlgorithm()).filter(DigestAlgorithm::isWeak);
    }

    private static Key key(
            PGPPublicKey key,
            Optional<PGPSignature> self,
            Stream<PGPSignature> revocations,
            boolean signs,
            Optional<DigestAlgorithm> weakDigest,
            boolean hasSecret) {
        Instant created = key.getCreationTime().toInstant();
        return new Key(
                fingerprint(key),
                key.isMasterKey(),
                type(key),
                created,
                self.map(signature -> hashed(signature).getKeyExpirationTime())
                        .filter(seconds -> seconds > 0)
                        .map(created::plusSeconds),
                revocations
                        .map(revocation -> revocation.isHardRevocation() ? Instant.MIN : time(revocation))
                        .min(Comparator.naturalOrder()),
                signs,
                weakDigest,
                hasSecret);
    }

    static KeyType type(PGPPublicKey key) {
        boolean ed25519 = key.getPublicKeyPacket().getKey() instanceof ECPublicBCPGKey curve
                && curve.getCurveOID().equals(GNUObjectIdentifiers.Ed25519);
        return new KeyType(key.getAlgorithm(), key.getBitStrength(), ed25519);
    }

    /** A key without flags may do what its algorithm can. */
    private static boolean signs(PGPSignature self) {
        int flags = hashed(self).getKeyFlags();
        return flags == 0 || (flags & KeyFlags.SIGN_DATA) != 0;
    }

    /** A subkey that signs has signed in return, so that nobody can claim the subkey of another owner (RFC 9580, 5.2.1.9). */
    private List<PGPSignature> claims(PGPSignature binding, PGPPublicKey subkey) {
        List<PGPSignature> claims = new ArrayList<>();
        try {
            for (PGPSignatureSubpacketVector part : List.of(hashed(binding), binding.getUnhashedSubPackets())) {
                for (PGPSignature embedded : part.getEmbeddedSignatures()) {
                    if (isClaim(embedded, subkey)) {
                        claims.add(embedded);
                    }
                }
            }
        } catch (PGPException e) {
            return List.of();
        }
        return claims;
    }

    private boolean isClaim(PGPSignature embedded, PGPPublicKey subkey) {
        return embedded.getSignatureType() == PGPSignature.PRIMARYKEY_BINDING
                && isValid(embedded, subkey, made -> made.verifyCertification(primary, subkey));
    }

    private interface Check {
        boolean verifies(PGPSignature signature) throws PGPException;
    }

    private boolean isValid(PGPSignature signature, Check check) {
        return isValid(signature, primary, check);
    }

    private static boolean isValid(PGPSignature signature, PGPPublicKey by, Check check) {
        try {
            // rpm 4.20 and later ignore one that does not say when it was made.
            if (signature.getKeyID() != by.getKeyID() || hashed(signature).getSignatureCreationTime() == null) {
                return false;
            }
            signature.init(CryptoProviders.verifier(by.getAlgorithm()), by);
            return check.verifies(signature);
        } catch (PGPException | RuntimeException e) { // Bouncy Castle throws many kinds of exceptions for bad input
            return false;
        }
    }

    private static Optional<PGPSignature> newest(Stream<PGPSignature> signatures) {
        return signatures.max(Comparator.comparing(Certificate::time));
    }

    private static Instant time(PGPSignature signature) {
        return signature.getCreationTime().toInstant();
    }

    private static PGPSignatureSubpacketVector hashed(PGPSignature signature) {
        return signature.getHashedSubPackets();
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        Iterable<T> iterable = () -> iterator;
        return iterator == null ? Stream.empty() : StreamSupport.stream(iterable.spliterator(), false);
    }
}
