package io.github.apprpm.openpgp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.bcpg.HashAlgorithmTags;

/** The digests by their numbers in OpenPGP (RFC 9580, section 9.5), which the headers of packages use as well. */
public enum DigestAlgorithm {
    MD5(HashAlgorithmTags.MD5, "MD5"),
    SHA1(HashAlgorithmTags.SHA1, "SHA-1"),
    RIPEMD160(HashAlgorithmTags.RIPEMD160, "RIPEMD160"),
    SHA256(HashAlgorithmTags.SHA256, "SHA-256"),
    SHA384(HashAlgorithmTags.SHA384, "SHA-384"),
    SHA512(HashAlgorithmTags.SHA512, "SHA-512"),
    SHA224(HashAlgorithmTags.SHA224, "SHA-224"),
    SHA3_256(HashAlgorithmTags.SHA3_256, "SHA3-256"),
    SHA3_512(HashAlgorithmTags.SHA3_512, "SHA3-512");

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

    public int number() {
        return number;
    }

    /** The name as the standards write it. */
    public String word() {
        return javaName;
    }

    /** The name as rpm writes it. */
    String rpmWord() {
        return javaName.replace("SHA-", "SHA");
    }

    /** Whether current clients do not trust it any more. */
    public boolean isWeak() {
        return this == MD5 || this == SHA1 || this == RIPEMD160;
    }

    /** A new digest, or nothing where this Java does not have it or its policy forbids it. */
    public Optional<MessageDigest> digest() {
        try {
            return Optional.of(MessageDigest.getInstance(javaName));
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        }
    }
}
