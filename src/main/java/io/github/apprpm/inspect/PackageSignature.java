package io.github.apprpm.inspect;

import io.github.apprpm.openpgp.Signature;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.SignatureTag;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A signature in the package.
 *
 * @param tag the name of the tag that holds it
 * @param coversPayload whether it is of header and payload, as in old packages; otherwise it is of the header, which
 *     has digests of the payload
 * @param signature what it says; empty if it is not an OpenPGP signature
 */
public record PackageSignature(Tag tag, boolean coversPayload, Optional<Signature> signature) {

    /** The tags that hold signatures, in the order in which rpm looks for one. */
    public enum Tag {
        DSA(SignatureTag.DSAHEADER, false),
        RSA(SignatureTag.RSAHEADER, false),
        GPG(SignatureTag.GPG, true),
        PGP(SignatureTag.PGP, true),
        /** For rpm from version 6 on; it repeats the signature that older versions read. */
        OPENPGP(SignatureTag.OPENPGP, false);

        private final int number;
        private final boolean ofPayload;

        Tag(int number, boolean ofPayload) {
            this.number = number;
            this.ofPayload = ofPayload;
        }
    }

    public static List<PackageSignature> of(RpmPackage rpm) {
        RpmHeader header = rpm.signature();
        List<PackageSignature> signatures = new ArrayList<>();
        for (Tag tag : Tag.values()) {
            header.binary(tag.number).ifPresent(bytes -> signatures.add(of(tag, bytes)));
            header.strings(tag.number).forEach(text -> signatures.add(of(tag, decoded(text))));
        }
        return signatures;
    }

    private static PackageSignature of(Tag tag, byte[] bytes) {
        return new PackageSignature(tag, tag.ofPayload, Signature.parse(bytes));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** As {@code rpm -qi} prints it. */
    @Override
    public String toString() {
        return signature.map(Signature::toString).orElse("(not an OpenPGP signature)");
    }
}
