package io.github.apprpm.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Digests as headers and documents hold them: lower-case hexadecimal digits. */
public final class Sha256 {
    /** Zeros, as many as a digest has digits. */
    public static final String PLACEHOLDER = "0".repeat(64);

    private Sha256() {}

    /** A new digest. */
    public static MessageDigest digest() {
        return digest("SHA-256");
    }

    /** The digest of bytes, as bytes. */
    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** The digest of bytes, in digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** The digest of a file, in digits. */
    public static String hex(Path file) throws IOException {
        MessageDigest digest = digest();
        try (DigestInput in = new DigestInput(Files.newInputStream(file), List.of(digest))) {
            in.drain();
        }
        return hex(digest);
    }

    /** Ends a digest and returns its digits. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-1, which only the rpm of EL7 still wants. */
    public static String sha1(byte[] bytes) {
        return HexFormat.of().formatHex(digest("SHA-1").digest(bytes));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(algorithm + " is not available in this Java", e);
        }
    }
}
