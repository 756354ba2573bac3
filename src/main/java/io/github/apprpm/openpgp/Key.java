package io.github.apprpm.openpgp;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A primary key or subkey, and what its owner has signed of it.
 *
 * @param fingerprint forty, in version 6 sixty-four, upper-case hexadecimal digits
 * @param isPrimary whether it is the one that its subkeys belong to
 * @param type its algorithm and size
 * @param created when it was made
 * @param expires the first moment in which it is no longer valid
 * @param revoked when it was revoked; the beginning of time if what it signed before is not to be trusted either
 * @param signs whether its owner lets it sign
 * @param weakDigest the digest over which its owner has certified it, if hosts do not trust that digest any more
 * @param hasSecret whether its secret part is at hand
 */
record Key(
        String fingerprint,
        boolean isPrimary,
        KeyType type,
        Instant created,
        Optional<Instant> expires,
        Optional<Instant> revoked,
        boolean signs,
        Optional<DigestAlgorithm> weakDigest,
        boolean hasSecret) {
    /** The version of keys that each rpm reads. */
    static final int USUAL_VERSION = 4;

    private static final int ID_DIGITS = 16;
    private static final int V3_DIGITS = 32;
    private static final int V4_DIGITS = 40;

    boolean isExpiredAt(Instant time) {
        return expires.isPresent() && !time.isBefore(expires.get());
    }

    /** The version of its packet, which the length of the fingerprint tells. */
    int version() {
        return switch (fingerprint.length()) {
            case V3_DIGITS -> 3;
            case V4_DIGITS -> USUAL_VERSION;
            default -> 6;
        };
    }

    /** The key id, as rpm prints it. */
    String id() {
        int start = version() > 4 ? 0 : fingerprint.length() - ID_DIGITS;
        return fingerprint.substring(start, start + ID_DIGITS).toLowerCase(Locale.ROOT);
    }
}
