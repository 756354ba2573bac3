package io.github.apprpm.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;

/** The digests that headers name by the numbers of OpenPGP (RFC 9580, section 9.5). */
public enum DigestAlgorithm {
    MD5(1, "MD5"),
    SHA1(2, "SHA-1"),
    SHA256(8, "SHA-256"),
    SHA384(9, "SHA-384"),
    SHA512(10, "SHA-512"),
    SHA224(11, "SHA-224"),
    SHA3_256(12, "SHA3-256"),
    SHA3_512(14, "SHA3-512");

    private final int number;
    private final String javaName;

    DigestAlgorithm(int number, String javaName) {
        this.number = number;
        this.javaName = javaName;
    }

    public static Optional<DigestAlgorithm> of(long number) {
        return Stream.of(values())
                .filter(algorithm -> algorithm.number == number)
                .findFirst();
    }

    /** The name as the standards write it. */
    public String word() {
        return javaName;
    }

    /** Whether current clients trust it no more. */
    public boolean isWeak() {
        return this == MD5 || this == SHA1;
    }

    /** A new digest, or nothing where the policy of this Java has switched it off. */
    public Optional<MessageDigest> digest() {
        try {
            return Optional.of(MessageDigest.getInstance(javaName));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }
}
