package io.github.apprpm.repository.index;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.DigestAlgorithm;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Compares header and payload with the strongest digest that the package has of each. */
final class PackageIntegrity {
    private static final List<Kind> OF_HEADER = List.of(
            new Kind(DigestAlgorithm.SHA256, SignatureTag.SHA256HEADER),
            new Kind(DigestAlgorithm.SHA3_256, SignatureTag.SHA3_256HEADER),
            new Kind(DigestAlgorithm.SHA1, SignatureTag.SHA1HEADER));
    private static final List<Kind> OF_PAYLOAD = List.of(
            new Kind(DigestAlgorithm.SHA256, RpmTag.PAYLOADDIGEST, RpmTag.PAYLOADDIGESTALT),
            new Kind(DigestAlgorithm.SHA512, RpmTag.PAYLOADSHA512, RpmTag.PAYLOADSHA512ALT),
            new Kind(DigestAlgorithm.SHA3_256, RpmTag.PAYLOADSHA3_256, RpmTag.PAYLOADSHA3_256ALT));

    private final RpmPackage rpm;
    private final Optional<Promise> ofPayload;

    /** An algorithm, and the tags of which one has to have its digest. */
    private record Kind(DigestAlgorithm algorithm, List<Integer> tags) {
        Kind(DigestAlgorithm algorithm, Integer... tags) {
            this(algorithm, List.of(tags));
        }

        Optional<Promise> in(RpmHeader header) {
            return tags.stream().anyMatch(header::has)
                    ? algorithm
                            .digest()
                            .map(digest -> new Promise(
                                    algorithm,
                                    digest,
                                    tags.stream()
                                            .flatMap(tag -> header.string(tag).stream())
                                            .toList()))
                    : Optional.empty();
        }
    }

    /** A digest to compute, and what it may be. */
    private record Promise(DigestAlgorithm algorithm, MessageDigest digest, List<String> told) {
        boolean isKept() {
            String right = Sha256.hex(digest);
            return told.stream().anyMatch(right::equalsIgnoreCase);
        }
    }

    private PackageIntegrity(RpmPackage rpm, Optional<Promise> ofPayload) {
        this.rpm = rpm;
        this.ofPayload = ofPayload;
    }

    /** @throws PackagingException if the header is not what its digest says */
    static PackageIntegrity of(RpmPackage rpm) {
        Optional<Promise> ofHeader = first(OF_HEADER, rpm.signature());
        if (ofHeader.isEmpty()) { // then the digest of both is the only one of the header
            return new PackageIntegrity(rpm, ofBoth(rpm).or(() -> first(OF_PAYLOAD, rpm.header())));
        }
        ofHeader.get().digest.update(rpm.header().bytes());
        require(ofHeader.get(), rpm, "header");
        return new PackageIntegrity(rpm, first(OF_PAYLOAD, rpm.header()).or(() -> ofBoth(rpm)));
    }

    private static Optional<Promise> first(List<Kind> kinds, RpmHeader header) {
        return kinds.stream().flatMap(kind -> kind.in(header).stream()).findFirst();
    }

    /** The digest of header and payload, from before rpm 4.14. */
    private static Optional<Promise> ofBoth(RpmPackage rpm) {
        Optional<byte[]> told = rpm.signature().binary(SignatureTag.MD5);
        Optional<MessageDigest> digest = told.isPresent() ? DigestAlgorithm.MD5.digest() : Optional.empty();
        digest.ifPresent(md5 -> md5.update(rpm.header().bytes()));
        return digest.map(md5 ->
                new Promise(DigestAlgorithm.MD5, md5, List.of(HexFormat.of().formatHex(told.get()))));
    }

    /** Takes the next bytes of the payload. */
    void payload(byte[] bytes, int length) {
        ofPayload.ifPresent(promise -> promise.digest.update(bytes, 0, length));
    }

    /**
     * @param fileBytes how many the file has
     * @throws PackagingException if the payload is not what its digest says, or not as long as the signature header says
     */
    void require(long fileBytes) {
        long bytes = fileBytes - rpm.headerOffset();
        if (ofPayload.isPresent()) {
            require(
                    ofPayload.get(),
                    rpm,
                    ofPayload.get().algorithm == DigestAlgorithm.MD5 ? "header or payload" : "payload");
        } else if (size().filter(told -> told != bytes).isPresent()) {
            throw damaged(rpm, "it has %d bytes of header and payload, and says %d".formatted(bytes, size().get()));
        }
    }

    private Optional<Long> size() {
        int tag = rpm.signature().has(SignatureTag.LONGSIZE) ? SignatureTag.LONGSIZE : SignatureTag.SIZE;
        return rpm.signature().number(tag).stream().boxed().findFirst();
    }

    private static void require(Promise promise, RpmPackage rpm, String part) {
        if (!promise.isKept()) {
            throw damaged(rpm, "its %s has not the %s digest that it says".formatted(part, promise.algorithm.word()));
        }
    }

    private static PackagingException damaged(RpmPackage rpm, String why) {
        return new PackagingException(
                "The package '%s' is damaged: %s".formatted(rpm.file(), why),
                "Fetch or build it again, or remove it from the repository");
    }
}
