package io.github.apprpm.openpgp;

import java.util.Optional;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;

/**
 * The algorithm and size of a key.
 *
 * @param algorithm its number in OpenPGP (RFC 9580, section 9.1)
 * @param bits its length
 * @param ed25519 whether it is on this curve
 */
record KeyType(int algorithm, int bits, boolean ed25519) {
    /** OpenPGP has deprecated these two (and Bouncy Castle its constants), but rpm reads them. */
    static final int RSA_ENCRYPT_ONLY = 2;

    static final int RSA_SIGN_ONLY = 3;

    /** The size that is expected to be safe beyond 2030 (NIST SP 800-57, part 1, table 2). */
    private static final int LEAST_RSA_BITS = 3072;
    /** The size whose signatures rpm and the policies of distributions still accept. */
    private static final int LEAST_RSA_BITS_TO_VERIFY = 2048;

    /** The algorithm, if new signatures may be made with such a key. */
    Optional<KeyAlgorithm> signing() {
        if (isRsa() && bits >= LEAST_RSA_BITS) {
            return Optional.of(KeyAlgorithm.RSA);
        }
        return algorithm == PublicKeyAlgorithmTags.EDDSA_LEGACY && ed25519
                ? Optional.of(KeyAlgorithm.EDDSA)
                : Optional.empty();
    }

    /** Whether signatures by such a key prove nothing any more. */
    boolean isWeak() {
        return algorithm == PublicKeyAlgorithmTags.DSA || isRsa() && bits < LEAST_RSA_BITS_TO_VERIFY;
    }

    /** Whether hosts of today do not even import such a key. */
    boolean isTooShort() {
        return (algorithm == PublicKeyAlgorithmTags.DSA || isRsa()) && bits < LEAST_RSA_BITS_TO_VERIFY;
    }

    /** Whether rpm before 4.20 imports such a key: it knows no other curve than Ed25519. */
    boolean isKnownToEachRpm() {
        return isRsa()
                || algorithm == PublicKeyAlgorithmTags.DSA
                || algorithm == PublicKeyAlgorithmTags.EDDSA_LEGACY && ed25519;
    }

    private boolean isRsa() {
        return isRsa(algorithm);
    }

    static boolean isRsa(int algorithm) {
        return algorithm == PublicKeyAlgorithmTags.RSA_GENERAL || algorithm == RSA_SIGN_ONLY;
    }

    @Override
    public String toString() {
        return switch (algorithm) {
            case PublicKeyAlgorithmTags.RSA_GENERAL, RSA_SIGN_ONLY -> "RSA of %d bits".formatted(bits);
            case PublicKeyAlgorithmTags.DSA -> "DSA of %d bits".formatted(bits);
            case PublicKeyAlgorithmTags.ECDSA -> "ECDSA of %d bits".formatted(bits);
            case PublicKeyAlgorithmTags.EDDSA_LEGACY -> ed25519 ? "Ed25519" : "EdDSA of %d bits".formatted(bits);
            case PublicKeyAlgorithmTags.Ed25519 -> "Ed25519 in the form of RFC 9580";
            default -> "algorithm " + algorithm;
        };
    }
}
