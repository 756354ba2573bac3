package io.github.apprpm.openpgp;

import java.util.Optional;

/**
 * The mathematics of a key.
 *
 * @param algorithm its number in OpenPGP (RFC 9580, section 9.1)
 * @param bits its length
 * @param ed25519 whether it is on this curve
 */
record KeyType(int algorithm, int bits, boolean ed25519) {
    static final int RSA = 1;
    static final int RSA_SIGN_ONLY = 3;
    static final int EDDSA_LEGACY = 22;
    private static final int DSA = 17;
    private static final int ECDSA = 19;
    private static final int ED25519 = 27;

    /** What is expected to be safe beyond 2030 (NIST SP 800-57, part 1, table 2). */
    private static final int LEAST_RSA_BITS = 3072;
    /** What rpm and the policies of distributions still verify. */
    private static final int LEAST_RSA_BITS_TO_VERIFY = 2048;

    /** The algorithm, if new signatures may be made with such a key. */
    Optional<KeyAlgorithm> signing() {
        if (isRsa() && bits >= LEAST_RSA_BITS) {
            return Optional.of(KeyAlgorithm.RSA);
        }
        return algorithm == EDDSA_LEGACY && ed25519 ? Optional.of(KeyAlgorithm.EDDSA) : Optional.empty();
    }

    /** Whether a signature of such a key proves nothing any more. */
    boolean isWeak() {
        return algorithm == DSA || isRsa() && bits < LEAST_RSA_BITS_TO_VERIFY;
    }

    private boolean isRsa() {
        return algorithm == RSA || algorithm == RSA_SIGN_ONLY;
    }

    @Override
    public String toString() {
        return switch (algorithm) {
            case RSA, RSA_SIGN_ONLY -> "RSA of %d bits".formatted(bits);
            case DSA -> "DSA of %d bits".formatted(bits);
            case ECDSA -> "ECDSA of %d bits".formatted(bits);
            case EDDSA_LEGACY -> ed25519 ? "Ed25519" : "EdDSA of %d bits".formatted(bits);
            case ED25519 -> "Ed25519 in the form of RFC 9580";
            default -> "algorithm " + algorithm;
        };
    }
}
