package io.github.apprpm.rpm;

import io.github.apprpm.openpgp.DigestAlgorithm;
import java.util.Optional;

/** Which digests a header has; empty for the number of an unknown algorithm. */
public final class DigestTags {
    private DigestTags() {}

    /** The algorithm of the files' digests; MD5 where the header does not name one. */
    public static Optional<DigestAlgorithm> ofFiles(RpmHeader header) {
        return algorithm(header, RpmTag.FILEDIGESTALGO, DigestAlgorithm.MD5);
    }

    /** The algorithm of the digests of payload and archive; SHA-256 where the header does not name one. */
    public static Optional<DigestAlgorithm> ofPayload(RpmHeader header) {
        return algorithm(header, RpmTag.PAYLOADDIGESTALGO, DigestAlgorithm.SHA256);
    }

    private static Optional<DigestAlgorithm> algorithm(RpmHeader header, int tag, DigestAlgorithm absent) {
        return DigestAlgorithm.of(header.number(tag).orElse(absent.number()));
    }
}
