package io.github.apprpm.rpm;

import io.github.apprpm.openpgp.DigestAlgorithm;
import java.util.Map;
import java.util.Optional;

/** Which digests a header has; empty for the number of an unknown algorithm. */
public final class DigestTags {
    /** The tags of the digests of the payload as stored, and of the archive in it. */
    public static final Map<Integer, Integer> ARCHIVES = Map.of(
            RpmTag.PAYLOADDIGEST, RpmTag.PAYLOADDIGESTALT,
            RpmTag.PAYLOADSHA512, RpmTag.PAYLOADSHA512ALT,
            RpmTag.PAYLOADSHA3_256, RpmTag.PAYLOADSHA3_256ALT);

    private DigestTags() {}

    /** The algorithm of the files' digests; MD5 where the header does not name one. */
    public static Optional<DigestAlgorithm> ofFiles(RpmHeader header) {
        return algorithm(header, RpmTag.FILEDIGESTALGO, DigestAlgorithm.MD5);
    }

    /** The algorithm that rpm compares the files with: MD5 in place of one that it does not know. */
    static DigestAlgorithm ofContents(RpmHeader header) {
        return ofFiles(header)
                .filter(algorithm -> algorithm.digest().isPresent())
                .orElse(DigestAlgorithm.MD5);
    }

    /** The algorithm that the header names for the digests of payload and archive; SHA-256 where it does not name one. */
    public static Optional<DigestAlgorithm> ofPayload(RpmHeader header) {
        return algorithm(header, RpmTag.PAYLOADDIGESTALGO, DigestAlgorithm.SHA256);
    }

    private static Optional<DigestAlgorithm> algorithm(RpmHeader header, int tag, DigestAlgorithm absent) {
        return DigestAlgorithm.of(header.number(tag).orElse(absent.number()));
    }
}
