package io.github.apprpm.openpgp;

import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;

/**
 * What a signature is made with.
 *
 * @param key the number of the public-key algorithm (RFC 9580, section 9.1)
 * @param hash the number of the digest (RFC 9580, section 9.5)
 */
public record SignatureAlgorithms(int key, int hash) {
    /** The algorithms of draft-ietf-openpgp-pqc, which Bouncy Castle does not know yet. */
    private static final int ML_DSA_65 = 30;

    private static final int ML_DSA_87 = 31;
    private static final int SLH_DSA_128S = 32;
    private static final int SLH_DSA_128F = 33;
    private static final int SLH_DSA_256S = 34;

    /** Whether the key is on one of the curves of Edwards, in the old or the new way of OpenPGP. */
    public boolean isEdDsa() {
        return switch (key) {
            case PublicKeyAlgorithmTags.EDDSA_LEGACY, PublicKeyAlgorithmTags.Ed25519, PublicKeyAlgorithmTags.Ed448 ->
                true;
            default -> false;
        };
    }

    /** Whether a signature can be verified here; newer algorithms than these, as ML-DSA, cannot. */
    public boolean canVerify() {
        boolean isKnown = KeyType.isRsa(key)
                || switch (key) {
                    case PublicKeyAlgorithmTags.DSA, PublicKeyAlgorithmTags.ECDSA -> true;
                    default -> isEdDsa();
                };
        return isKnown && digest().flatMap(DigestAlgorithm::digest).isPresent();
    }

    /** Whether keys of an algorithm, for signing or for other purposes, can be read here. */
    static boolean isKnownKey(int key) {
        return switch (key) {
            case PublicKeyAlgorithmTags.RSA_GENERAL,
                    KeyType.RSA_ENCRYPT_ONLY,
                    KeyType.RSA_SIGN_ONLY,
                    PublicKeyAlgorithmTags.ELGAMAL_ENCRYPT,
                    PublicKeyAlgorithmTags.DSA,
                    PublicKeyAlgorithmTags.ECDH,
                    PublicKeyAlgorithmTags.ECDSA,
                    PublicKeyAlgorithmTags.EDDSA_LEGACY,
                    PublicKeyAlgorithmTags.X25519,
                    PublicKeyAlgorithmTags.X448,
                    PublicKeyAlgorithmTags.Ed25519,
                    PublicKeyAlgorithmTags.Ed448 -> true;
            default -> false;
        };
    }

    /** Whether the numbers of a signature are encoded with their lengths; the algorithms of RFC 9580 have fixed lengths. */
    boolean hasLengths() {
        return key < PublicKeyAlgorithmTags.X25519;
    }

    /** The digest, if its number is known. */
    public Optional<DigestAlgorithm> digest() {
        return DigestAlgorithm.of(hash);
    }

    /** The name of the digest. */
    public String digestWord() {
        return digest().map(DigestAlgorithm::word).orElse("number " + hash);
    }

    /** Whether the digest proves nothing any more. */
    public boolean hasWeakDigest() {
        return digest().filter(DigestAlgorithm::isWeak).isPresent();
    }

    /** Both as rpm writes them: {@code RSA/SHA256}. */
    @Override
    public String toString() {
        return "%s/%s".formatted(keyWord(), rpmDigestWord());
    }

    /** The public-key algorithm as rpm writes it. */
    public String keyWord() {
        return switch (key) {
            case PublicKeyAlgorithmTags.RSA_GENERAL -> "RSA";
            case KeyType.RSA_ENCRYPT_ONLY -> "RSA(Encrypt-Only)";
            case KeyType.RSA_SIGN_ONLY -> "RSA(Sign-Only)";
            case PublicKeyAlgorithmTags.DSA -> "DSA";
            case PublicKeyAlgorithmTags.ECDSA -> "ECDSA";
            case PublicKeyAlgorithmTags.EDDSA_LEGACY -> "EdDSA";
            case PublicKeyAlgorithmTags.Ed25519 -> "Ed25519";
            case PublicKeyAlgorithmTags.Ed448 -> "Ed448";
            case ML_DSA_65 -> "ML-DSA-65+Ed25519";
            case ML_DSA_87 -> "ML-DSA-87+Ed448";
            case SLH_DSA_128S -> "SLH-DSA-SHAKE-128s";
            case SLH_DSA_128F -> "SLH-DSA-SHAKE-128f";
            case SLH_DSA_256S -> "SLH-DSA-SHAKE-256s";
            default -> "Unknown algorithm " + key;
        };
    }

    /** The digest as rpm writes it. */
    public String rpmDigestWord() {
        return digest().map(DigestAlgorithm::rpmWord).orElse("Unknown hash algorithm " + hash);
    }
}
