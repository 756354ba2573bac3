package io.github.apprpm.openpgp;

import java.util.List;
import java.util.Optional;

/**
 * The result of verifying a signature.
 *
 * @param verdict whether it proves anything
 * @param key the key that made it, as in {@code FINGERPRINT (Name <address>)}, if it is known
 * @param reason why it proves nothing; empty for a good one
 * @param objections why hosts may refuse the key that made it
 */
public record SignatureVerdict(Verdict verdict, Optional<String> key, String reason, List<KeyObjection> objections) {
    SignatureVerdict(Verdict verdict, Optional<String> key, String reason) {
        this(verdict, key, reason, List.of());
    }

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
