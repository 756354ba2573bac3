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
    /** Whether the key is on one of the curves of Edwards, in the old or the new way of OpenPGP. */
    public boolean isEdDsa() {
        return switch (key) {
            case PublicKeyAlgorithmTags.EDDSA_LEGACY, PublicKeyAlgorithmTags.Ed25519, PublicKeyAlgorithmTags.Ed448 ->
                true;
            default -> false;
        };
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
    String keyWord() {
        return switch (key) {
            case PublicKeyAlgorithmTags.RSA_GENERAL -> "RSA";
            case KeyType.RSA_ENCRYPT_ONLY -> "RSA(Encrypt-Only)";
            case KeyType.RSA_SIGN_ONLY -> "RSA(Sign-Only)";
            case PublicKeyAlgorithmTags.DSA -> "DSA";
            case PublicKeyAlgorithmTags.ECDSA -> "ECDSA";
            case PublicKeyAlgorithmTags.EDDSA_LEGACY -> "EdDSA";
            case PublicKeyAlgorithmTags.Ed25519 -> "Ed25519";
            case PublicKeyAlgorithmTags.Ed448 -> "Ed448";
            default -> "Unknown algorithm " + key;
        };
    }

    /** The digest as rpm writes it. */
    String rpmDigestWord() {
        return digest().map(DigestAlgorithm::rpmWord).orElse("Unknown hash algorithm " + hash);
    }
}
