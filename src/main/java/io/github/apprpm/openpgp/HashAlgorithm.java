package io.github.apprpm.openpgp;

import io.github.apprpm.model.PackagingException;

/** The digest that is signed, by its number in OpenPGP (RFC 9580, section 9.5). */
public enum HashAlgorithm {
    SHA256(8),
    SHA512(10);

    final int number;

    HashAlgorithm(int number) {
        this.number = number;
    }

    /**
     * @param name the name as users write it
     * @throws PackagingException if there is none of this name
     */
    public static HashAlgorithm of(String name) {
        return switch (name) {
            case "sha256" -> SHA256;
            case "sha512" -> SHA512;
            default ->
                throw new PackagingException(
                        "The <digest> '%s' is not one that signatures are made with".formatted(name),
                        "Set it to sha256 or sha512");
        };
    }

    /** rpm 4.16 takes an EdDSA signature of SHA-512 for a bad one. */
    HashAlgorithm with(KeyAlgorithm key) {
        return key == KeyAlgorithm.EDDSA ? SHA256 : this;
    }
}
