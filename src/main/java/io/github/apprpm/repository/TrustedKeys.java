package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.SignatureVerdict;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys by one of which each package must be signed before clients see it. */
public final class TrustedKeys {
    private final PublicKeys keys;

    public TrustedKeys(PublicKeys keys) {
        this.keys = keys;
    }

    /**
     * Requires a good signature of the package by one of the keys, and no bad one. The signature of a header whose digest of
     * the payload is wrong says nothing of the payload: that digest is for others to compare.
     *
     * @throws PackagingException if the file is not a package, or is not signed so
     */
    public void require(Path file) throws IOException {
        RpmPackage rpm = RpmPackage.read(file);
        List<SignatureVerdict> verdicts = new ArrayList<>();
        for (byte[] packet : packets(rpm)) {
            try (InputStream content = signed(rpm)) {
                verdicts.add(keys.verify(packet, content));
            }
        }
        if (verdicts.isEmpty()) {
            throw refusal(file, "is not signed");
        }
        for (SignatureVerdict verdict : verdicts) {
            if (!verdict.isGood()
                    && (verdict.verdict() != SignatureVerdict.Verdict.UNKNOWN_KEY
                            || verdicts.stream().noneMatch(SignatureVerdict::isGood))) {
                throw refusal(file, "has no good signature: " + lower(verdict.reason()));
            }
        }
    }

    /** Whether {@link #require} accepts the package. */
    boolean trust(Path file) throws IOException {
        try {
            require(file);
            return true;
        } catch (PackagingException e) {
            return false;
        }
    }

    private static PackagingException refusal(Path file, String why) {
        return new PackagingException(
                "The package '%s' %s".formatted(file, why),
                "Sign it with apprpm:sign, remove it from the repository, or add the key of its vendor to <publicKeys>");
    }

    /** Packages from before rpm 4.14 have no digest of the payload in the header: there, both are signed together. */
    private static boolean areSignedTogether(RpmPackage rpm) {
        return !rpm.header().has(RpmTag.PAYLOADDIGEST);
    }

    private static List<byte[]> packets(RpmPackage rpm) {
        return Stream.of(SignatureKind.values())
                .filter(kind -> kind.coversPayload() == areSignedTogether(rpm))
                .flatMap(kind -> kind.read(rpm.signature()).stream())
                .map(packet -> packet.orElse(new byte[0]))
                .toList();
    }

    private static InputStream signed(RpmPackage rpm) throws IOException {
        InputStream header = new ByteArrayInputStream(rpm.header().bytes());
        return areSignedTogether(rpm) ? new SequenceInputStream(header, rpm.compressedPayload()) : header;
    }

    private static String lower(String reason) {
        return Optional.of(reason)
                .filter(text -> !text.isEmpty())
                .map(text -> Character.toLowerCase(text.charAt(0)) + text.substring(1))
                .orElse("it does not verify");
    }
}
