package io.github.apprpm.rpm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as headers hold them: lower-case hexadecimal digits. */
final class Sha256 {
    /** The number of SHA-256 among OpenPGP's hash algorithms (RFC 9580, section 9.5), which rpm uses for its own. */
    static final int ALGORITHM = 8;

    /** What a digest is as long as. */
    static final String PLACEHOLDER = "0".repeat(64);

    private Sha256() {}

    static MessageDigest digest() {
        return digest("SHA-256");
    }

    /** Ends a digest and spells it. */
    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-1, which only the rpm of EL7 still wants. */
    static String sha1(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-1").digest(bytes));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is switched off in this Java", e);
        }
    }
}
