package io.github.apprpm.openpgp;

import java.util.Optional;

/**
 * The result of verifying a signature.
 *
 * @param verdict whether it proves anything
 * @param key the key that made it, as in {@code FINGERPRINT (Name <address>)}, if it is known
 * @param reason why it proves nothing; empty for a good one
 */
public record SignatureVerdict(Verdict verdict, Optional<String> key, String reason) {
    /** The possible outcomes. */
    public enum Verdict {
        /** A known and valid key has signed this content. */
        GOOD,
        /** Content or signature were changed, or the signature is older than its key. */
        BAD,
        /** No given key has made it. */
        UNKNOWN_KEY,
        /** The key was no longer valid when it signed. */
        EXPIRED_KEY,
        /** Its owner has revoked the key. */
        REVOKED_KEY,
        /** Correct, but made with a digest or key that others can forge. */
        WEAK,
        /** It is not a signature. */
        UNREADABLE
    }

    public boolean isGood() {
        return verdict == Verdict.GOOD;
    }
}
