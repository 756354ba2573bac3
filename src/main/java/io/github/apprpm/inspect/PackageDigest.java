package io.github.apprpm.inspect;

import io.github.apprpm.openpgp.DigestAlgorithm;
import io.github.apprpm.rpm.DigestTags;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A digest of a part of the package, as the package has it, not verified.
 *
 * @param of which part: {@code header}, {@code headerAndPayload}, {@code payload} as it is in the file, or {@code archive},
 *     the payload without its compression
 * @param algorithm its name, if it is known
 * @param value hexadecimal digits
 */
public record PackageDigest(String of, Optional<String> algorithm, String value) {
    public static List<PackageDigest> of(RpmPackage rpm) {
        RpmHeader signature = rpm.signature();
        RpmHeader header = rpm.header();
        List<PackageDigest> digests = new ArrayList<>();
        add(digests, "header", DigestAlgorithm.SHA1, signature.string(SignatureTag.SHA1HEADER));
        add(digests, "header", DigestAlgorithm.SHA256, signature.string(SignatureTag.SHA256HEADER));
        add(digests, "header", DigestAlgorithm.SHA3_256, signature.string(SignatureTag.SHA3_256HEADER));
        add(
                digests,
                "headerAndPayload",
                DigestAlgorithm.MD5,
                signature.binary(SignatureTag.MD5).map(HexFormat.of()::formatHex));
        Optional<DigestAlgorithm> payload = DigestTags.ofPayload(header);
        add(digests, "payload", payload, header.string(RpmTag.PAYLOADDIGEST));
        add(digests, "payload", DigestAlgorithm.SHA512, header.string(RpmTag.PAYLOADSHA512));
        add(digests, "payload", DigestAlgorithm.SHA3_256, header.string(RpmTag.PAYLOADSHA3_256));
        add(digests, "archive", payload, header.string(RpmTag.PAYLOADDIGESTALT));
        add(digests, "archive", DigestAlgorithm.SHA512, header.string(RpmTag.PAYLOADSHA512ALT));
        add(digests, "archive", DigestAlgorithm.SHA3_256, header.string(RpmTag.PAYLOADSHA3_256ALT));
        return digests;
    }

    /** The name of the algorithm of the files' digests; MD5 where the header does not name one. */
    public static Optional<String> ofFiles(RpmPackage rpm) {
        return DigestTags.ofFiles(rpm.header()).map(DigestAlgorithm::word);
    }

    private static void add(List<PackageDigest> digests, String of, DigestAlgorithm algorithm, Optional<String> value) {
        add(digests, of, Optional.of(algorithm), value);
    }

    private static void add(
            List<PackageDigest> digests, String of, Optional<DigestAlgorithm> algorithm, Optional<String> value) {
        value.ifPresent(digits -> digests.add(new PackageDigest(of, algorithm.map(DigestAlgorithm::word), digits)));
    }
}
