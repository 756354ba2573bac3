package io.github.apprpm.check;

import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmHeader.Entry;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureKind;
import io.github.apprpm.rpm.SignatureTag;
import java.util.stream.Stream;

/**
 * The tags of the signature header that rpm copies into the header when it reads a package, where they have other numbers
 * ({@code headerMergeLegacySigs} of {@code package.c}): it refuses a header that has them already, and more values than one.
 */
enum SignatureTags {
    SIZE(SignatureTag.SIZE, 257, 1),
    PGP(SignatureKind.PGP.tag(), 259, 0),
    MD5(SignatureTag.MD5, 261, 16),
    GPG(SignatureKind.GPG.tag(), 262, 0),
    ARCHIVE_SIZE(SignatureTag.PAYLOADSIZE, 1046, 1, true),
    FILE_SIGNATURES(274, 5090, 0, true),
    FILE_SIGNATURE_LENGTH(275, 5091, 1, true),
    VERITY_SIGNATURES(SignatureTag.VERITYSIGNATURES, 276, 0),
    VERITY_ALGORITHM(277, 277, 1),
    SHA1(SignatureTag.SHA1HEADER, 269, 1),
    SHA256(SignatureTag.SHA256HEADER, 273, 1),
    SHA3_256(SignatureTag.SHA3_256HEADER, 279, 1),
    DSA(SignatureKind.DSA.tag(), 267, 0),
    RSA(SignatureKind.RSA.tag(), 268, 0),
    LONG_SIZE(SignatureTag.LONGSIZE, 270, 1),
    LONG_ARCHIVE_SIZE(SignatureTag.LONGARCHIVESIZE, 271, 1),
    OPENPGP(SignatureKind.OPENPGP.tag(), 278, 0);

    private final int tag;
    private final int inHeader;
    private final int count;
    private final boolean isInEither;

    SignatureTags(int tag, int inHeader, int count) {
        this(tag, inHeader, count, false);
    }

    /** @param isInEither whether the tag may be in the one header or in the other */
    SignatureTags(int tag, int inHeader, int count, boolean isInEither) {
        this.tag = tag;
        this.inHeader = inHeader;
        this.count = count;
        this.isInEither = isInEither;
    }

    static void check(CheckContext subject) {
        Stream.of(values()).forEach(each -> each.checkIn(subject));
    }

    private void checkIn(CheckContext subject) {
        RpmHeader header = subject.rpm().header();
        RpmHeader signature = subject.rpm().signature();
        boolean mayBeThere = isInEither && !signature.has(tag) && !header.has(RpmTag.RPMFORMAT);
        if (header.has(inHeader) && !mayBeThere) {
            subject.add(Rule.HEADER_MALFORMED.found(
                    "The header has the tag %d, which belongs into the signature header".formatted(inHeader)));
        }
        signature.index().stream()
                .filter(entry -> entry.tag() == tag && count > 0 && entry.count() != count)
                .map(Entry::count)
                .forEach(wrong -> subject.add(
                        Rule.HEADER_MALFORMED.found("The signature header has %d values for the tag %d, which has %d"
                                .formatted(wrong, tag, count))));
    }
}
