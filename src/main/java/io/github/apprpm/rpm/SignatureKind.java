package io.github.apprpm.rpm;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of signatures, each in a tag of its own, in the order in which rpm looks for them. */
public enum SignatureKind {
    DSA(SignatureTag.DSAHEADER, false, false),
    RSA(SignatureTag.RSAHEADER, false, false),
    GPG(SignatureTag.GPG, true, false),
    PGP(SignatureTag.PGP, true, false),
    /** For rpm from version 6 on; it repeats the signature that older versions read. */
    OPENPGP(SignatureTag.OPENPGP, false, true);

    private static final int BASE64_UNIT = 4;

    private final int tag;
    private final boolean coversPayload;
    private final boolean isBase64;

    SignatureKind(int tag, boolean coversPayload, boolean isBase64) {
        this.tag = tag;
        this.coversPayload = coversPayload;
        this.isBase64 = isBase64;
    }

    /** Whether a tag holds signatures. */
    static boolean isTag(int number) {
        return Stream.of(values()).anyMatch(kind -> kind.tag == number);
    }

    /** The tag that holds signatures of this kind. */
    public int tag() {
        return tag;
    }

    /** Whether header and payload are signed; if not, the header alone, which has digests of the payload. */
    public boolean coversPayload() {
        return coversPayload;
    }

    /** Whether the signature header has the tag, with a value of whatever type. */
    public boolean isIn(RpmHeader signature) {
        return signature.has(tag);
    }

    /** The signatures in the tag, bytes or Base64 by the type of its value; empty for a text that is not Base64. */
    public List<Optional<byte[]>> read(RpmHeader signature) {
        Optional<byte[]> bytes = signature.binary(tag);
        return bytes.isPresent()
                ? List.of(bytes)
                : signature.strings(tag).stream().map(SignatureKind::decoded).toList();
    }

    void write(byte[] packet, TagTable tags) {
        if (isBase64) {
            tags.strings(tag, List.of(Base64.getEncoder().encodeToString(packet)));
        } else {
            tags.binary(tag, packet);
        }
    }

    /** As rpm decodes Base64: it ignores spaces and control characters, and demands padding. */
    private static Optional<byte[]> decoded(String text) {
        String digits = text.replaceAll("[\\x00-\\x20]", "");
        if (digits.length() % BASE64_UNIT != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(digits));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
