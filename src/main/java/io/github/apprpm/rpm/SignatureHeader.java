package io.github.apprpm.rpm;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.KeyAlgorithm;
import io.github.apprpm.openpgp.Signer;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/**
 * The header in front of the package's own: digests, sizes and signatures of what follows.
 *
 * <p>A signature is of the package's header, which has the digest of the payload. There is no signature of
 * header and payload together: rpm no longer needs it, and it cannot be made in one pass.
 */
final class SignatureHeader {
    /**
     * The length of a new signature header, a multiple of 8. The bytes that are not needed are reserved space, in which
     * signatures are added without moving the payload; rpmbuild reserves as much.
     */
    static final int BYTES = 4304;

    private static final int LEAST_RESERVED = 8;
    /** The version of keys and signatures that each rpm reads. */
    private static final int OLD_VERSION = 4;

    /** Tags that are made anew instead of copied, and that of PGP 5, which rpm does not read. */
    private static final Set<Integer> LEFT_OUT =
            Set.of(RpmTag.HEADERSIGNATURES, SignatureTag.RESERVED, SignatureTag.RESERVEDSPACE, SignatureTag.PGP5);

    private final TagTable tags = TagTable.ofSignature();
    private final int reservedTag;

    private SignatureHeader(int reservedTag) {
        this.reservedTag = reservedTag;
    }

    /**
     * A signature header without signatures.
     *
     * @param hasSha1 whether it has a SHA-1 digest of the header, too
     * @param header the package's header
     * @param compressedBytes the length of the payload
     * @param archiveBytes its length before it was compressed
     */
    static SignatureHeader of(boolean hasSha1, byte[] header, long compressedBytes, long archiveBytes) {
        SignatureHeader signature = new SignatureHeader(SignatureTag.RESERVEDSPACE);
        TagTable tags = signature.tags;
        tags.string(SignatureTag.SHA256HEADER, Sha256.hex(header));
        if (hasSha1) {
            tags.string(SignatureTag.SHA1HEADER, Sha256.sha1(header));
        }
        long size = header.length + compressedBytes;
        if (size > FileTable.LARGEST_INT) {
            tags.int64(SignatureTag.LONGSIZE, size);
        } else {
            tags.int32(SignatureTag.SIZE, (int) size);
        }
        if (archiveBytes > FileTable.LARGEST_INT) {
            tags.int64(SignatureTag.LONGARCHIVESIZE, archiveBytes);
        } else {
            tags.int32(SignatureTag.PAYLOADSIZE, (int) archiveBytes);
        }
        return signature;
    }

    /** The signature header of a package, without its signatures. */
    static SignatureHeader unsigned(RpmPackage rpm) {
        RpmHeader read = rpm.signature();
        // Version 6 of the format has the reserved space under another number.
        SignatureHeader signature = new SignatureHeader(
                read.has(SignatureTag.RESERVED) ? SignatureTag.RESERVED : SignatureTag.RESERVEDSPACE);
        read.index().stream()
                .filter(entry -> !SignatureKind.isTag(entry.tag()) && !LEFT_OUT.contains(entry.tag()))
                .forEach(entry -> signature.tags.stored(entry, read.stored(entry)));
        return signature;
    }

    /**
     * Signs in the tag of the algorithm, which every rpm reads. The tag of rpm 6 for all algorithms is only for packages of
     * its own format: an older {@code rpmsign} does not remove it, so a package signed anew would keep the
     * old signature in the tag that rpm 6 reads.
     */
    void sign(Signer signer, byte[] header, Instant time) throws IOException {
        byte[] packet = signer.sign(header, time);
        SignatureKind kind = switch (signer.algorithm()) {
            case RSA -> SignatureKind.RSA;
            case EDDSA -> SignatureKind.DSA;
        };
        kind.write(packet, tags);
        if (reservedTag == SignatureTag.RESERVED) {
            SignatureKind.OPENPGP.write(packet, tags);
        }
    }

    /**
     * Refuses a key whose signatures the oldest host rejects.
     *
     * @throws PackagingException if the oldest host reports such a signature as bad
     */
    static void requireVerifiable(Signer signer, Compatibility oldest) {
        if (signer.version() > OLD_VERSION) {
            throw new PackagingException(
                    "The key %s is of version %d of OpenPGP, and hosts of <compatibility> '%s' do not install what it signs: rpm before 6 reports the signature as bad"
                            .formatted(signer.name(), signer.version(), oldest.word()),
                    "Sign with a key of version 4, as gpg makes it");
        }
        if (signer.algorithm() == KeyAlgorithm.EDDSA && !oldest.verifiesEdDsa()) {
            throw new PackagingException(
                    "The key is Ed25519, and hosts of <compatibility> '%s' do not install what it signs: rpm before 4.16, as on EL8 and SLE 15, reports the signature as bad"
                            .formatted(oldest.word()),
                    "Sign with an RSA key of 3072 bits or more, or set <compatibility> to el9");
        }
    }

    /**
     * The bytes, filled with reserved space up to a length if they are not longer.
     *
     * @param bytes a multiple of 8
     */
    byte[] render(int bytes) throws IOException {
        tags.binary(reservedTag, new byte[LEAST_RESERVED]);
        int needed = tags.render().length;
        int length = needed <= bytes ? bytes : Math.max(needed, BYTES);
        tags.binary(reservedTag, new byte[LEAST_RESERVED + length - needed]);
        return tags.render();
    }
}
