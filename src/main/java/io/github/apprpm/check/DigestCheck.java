package io.github.apprpm.check;

import io.github.apprpm.openpgp.DigestAlgorithm;
import io.github.apprpm.rpm.DigestTags;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.rpm.SignatureTag;
import io.github.apprpm.text.Printable;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Computes the digests of header and payload, and compares them with those in the package. */
final class DigestCheck {
    /** Digests of the package's header, in the signature header. */
    private static final Map<Integer, DigestAlgorithm> OF_HEADER = new TreeMap<>(Map.of(
            SignatureTag.SHA1HEADER, DigestAlgorithm.SHA1,
            SignatureTag.SHA256HEADER, DigestAlgorithm.SHA256,
            SignatureTag.SHA3_256HEADER, DigestAlgorithm.SHA3_256));

    private final CheckContext subject;
    private final RpmPackage rpm;

    private DigestCheck(CheckContext subject) {
        this.subject = subject;
        this.rpm = subject.rpm();
    }

    static void check(CheckContext subject) {
        DigestCheck check = new DigestCheck(subject);
        OF_HEADER.forEach(check::checkHeader);
        check.checkPayload();
        check.checkBoth();
        check.checkMissing();
        check.checkWeak();
    }

    private void checkHeader(int tag, DigestAlgorithm algorithm) {
        RpmHeader signature = rpm.signature();
        if (!signature.has(tag)) {
            return;
        }
        Optional<MessageDigest> digest = algorithm.digest();
        if (digest.isEmpty()) {
            return;
        }
        String right = HexFormat.of().formatHex(digest.get().digest(rpm.header().bytes()));
        if (!sameDigits(signature.string(tag).orElse(""), right)) {
            subject.add(Rule.HEADER_DIGEST_MISMATCH.found(
                    "The %s digest of the header is wrong: the header or the digest was changed"
                            .formatted(algorithm.word())));
        }
    }

    private void checkPayload() {
        new TreeMap<>(DigestTags.ARCHIVES).forEach(this::checkPayload);
        subject.measured().broken().ifPresent(why -> subject.add(Rule.PAYLOAD_BROKEN.found(Printable.line(why))));
        subject.measured()
                .brokenEnd()
                .ifPresent(why -> subject.add(Rule.PAYLOAD_BROKEN
                        .found("Behind the last file: " + Printable.line(why))
                        .with(Severity.WARNING)));
    }

    /**
     * rpm compares the digests of payload and archive both with the payload as stored ({@code rpmvsVerify}), and is content
     * if one of them matches.
     */
    private void checkPayload(int stored, int archive) {
        Map<Integer, String> measured = subject.measured().tags();
        String right = measured.get(stored);
        if (right == null) {
            return;
        }
        Severity severity = isTold(stored, right) || isTold(archive, right) ? Severity.WARNING : Severity.ERROR;
        if (rpm.header().has(stored) && !isTold(stored, right)) {
            wrongPayload(stored, "as stored", severity);
        }
        if (isTold(stored, right) && isTold(archive, right) && !right.equals(measured.get(archive))) {
            subject.add(Rule.PAYLOAD_DIGEST_MISMATCH
                    .found(("The digest of the payload in tag %d is that of the payload as stored, and not unpacked, as"
                                    + " Redline writes it: rpm does not read it where the one in tag %d is right")
                            .formatted(archive, stored))
                    .with(Severity.NOTE));
        } else if (measured.containsKey(archive) && !isTold(archive, measured.get(archive))) {
            wrongPayload(archive, "unpacked", severity);
        }
        if (!rpm.header().has(stored) && severity == Severity.ERROR) {
            subject.add(Rule.PAYLOAD_DIGEST_MISMATCH.found("The payload has a digest only of what it is unpacked"));
        }
    }

    private boolean isTold(int tag, String right) {
        return sameDigits(rpm.header().string(tag).orElse(""), right);
    }

    private void wrongPayload(int tag, String which, Severity severity) {
        subject.add(Rule.PAYLOAD_DIGEST_MISMATCH
                .found("The digest of the payload in tag %d (%s) is wrong".formatted(tag, which))
                .with(severity));
    }

    /** Checks the digest that rpm wrote before it had digests of the payload alone. */
    private void checkBoth() {
        if (!rpm.signature().has(SignatureTag.MD5)) {
            return;
        }
        String told = rpm.signature()
                .binary(SignatureTag.MD5)
                .map(HexFormat.of()::formatHex)
                .orElse("");
        boolean wrong = subject.measured()
                .md5()
                .filter(right -> !sameDigits(told, right))
                .isPresent();
        if (wrong) {
            subject.add(Rule.PAYLOAD_DIGEST_MISMATCH.found("The MD5 digest of header and payload is wrong"));
        }
    }

    private void checkMissing() {
        boolean hasBoth = rpm.signature().has(SignatureTag.MD5);
        boolean hasTrusted = hasAny(rpm.signature(), SignatureTag.SHA256HEADER, SignatureTag.SHA3_256HEADER);
        if (!hasTrusted && !hasBoth && !rpm.signature().has(SignatureTag.SHA1HEADER)) {
            subject.add(Rule.HEADER_DIGEST_MISMATCH.found("The header has no digest at all"));
        } else if (!hasTrusted) {
            subject.add(Rule.DIGEST_MISSING.found("The header has no SHA-256 digest"));
        }
        boolean isTrusted = hasAny(rpm.header(), RpmTag.PAYLOADDIGEST, RpmTag.PAYLOADSHA3_256);
        if (!isTrusted && !hasBoth && !hasAny(rpm.header(), RpmTag.PAYLOADDIGESTALT, RpmTag.PAYLOADSHA512)) {
            subject.add(Rule.PAYLOAD_DIGEST_MISMATCH.found("The payload has no digest at all"));
        } else if (!isTrusted) {
            subject.add(Rule.DIGEST_MISSING.found("The payload has no SHA-256 digest"));
        }
    }

    private static boolean hasAny(RpmHeader header, int... tags) {
        return Arrays.stream(tags).anyMatch(header::has);
    }

    private void checkWeak() {
        boolean hasContent =
                rpm.files().stream().anyMatch(file -> !file.digest().isEmpty());
        DigestTags.ofFiles(rpm.header())
                .filter(algorithm -> hasContent && algorithm.isWeak())
                .ifPresent(algorithm ->
                        subject.add(Rule.DIGEST_WEAK.found("The digests of the files are " + algorithm.word())));
        DigestTags.ofPayload(rpm.header())
                .filter(algorithm -> rpm.header().has(RpmTag.PAYLOADDIGEST) && algorithm.isWeak())
                .ifPresent(algorithm ->
                        subject.add(Rule.DIGEST_WEAK.found("The digest of the payload is " + algorithm.word())));
    }

    private static boolean sameDigits(String told, String right) {
        return told.toLowerCase(Locale.ROOT).equals(right);
    }
}
