package io.github.apprpm.openpgp;

import io.github.apprpm.model.PackagingException;

/** The digests with which signatures are made. */
public enum SigningDigest {
    SHA256(DigestAlgorithm.SHA256),
    SHA512(DigestAlgorithm.SHA512);

    private final DigestAlgorithm digest;

    SigningDigest(DigestAlgorithm digest) {
        this.digest = digest;
    }

    /** The number in OpenPGP. */
    int number() {
        return digest.number();
    }

    /**
     * @param name the name as users write it
     * @throws PackagingException if no digest has this name
     */
    public static SigningDigest of(String name) {
        return switch (name) {
            case "sha256" -> SHA256;
            case "sha512" -> SHA512;
            default ->
                throw new PackagingException(
                        "The <digest> '%s' is not supported for signatures".formatted(name),
                        "Set it to sha256 or sha512");
        };
    }

    /** The digest for this kind of key: rpm 4.16 rejects an EdDSA signature of SHA-512. */
    SigningDigest with(KeyAlgorithm key) {
        return key == KeyAlgorithm.EDDSA ? SHA256 : this;
    }
}
