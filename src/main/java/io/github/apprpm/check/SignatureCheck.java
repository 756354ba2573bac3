package io.github.apprpm.check;

import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.DigestAlgorithm;
import io.github.apprpm.openpgp.KeyObjection;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.Signature;
import io.github.apprpm.openpgp.SignatureAlgorithms;
import io.github.apprpm.openpgp.SignaturePacket;
import io.github.apprpm.openpgp.SignatureVerdict;
import io.github.apprpm.openpgp.SignatureVerdict.Verdict;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.SignatureKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Checks the format of the signatures, and verifies them if there are keys. */
final class SignatureCheck {
    /** Signatures that were made separately differ in more bytes than this. */
    private static final int ALIKE = 16;

    private static final int V4 = 4;
    /** EdDSA in its old form: the newest algorithm that rpm before 6 knows. */
    private static final int NEWEST_OLD = 22;

    private final CheckContext subject;
    private final RpmPackage rpm;
    private boolean isSignedByKnown;
    private boolean isBroken;
    private final TreeSet<String> strangers = new TreeSet<>();
    private final Set<KeyObjection> objections = new LinkedHashSet<>();
    private final TreeSet<String> unverifiable = new TreeSet<>();

    private SignatureCheck(CheckContext subject) {
        this.subject = subject;
        this.rpm = subject.rpm();
    }

    static void check(CheckContext subject) throws IOException {
        new SignatureCheck(subject).check();
    }

    private void check() throws IOException {
        Map<byte[], SignatureKind> ofHeader = packets(false);
        Map<byte[], SignatureKind> ofAll = packets(true);
        if (ofHeader.isEmpty() && ofAll.isEmpty()) {
            if (!isBroken) {
                Finding unsigned = Rule.UNSIGNED.found("The package is not signed");
                subject.add(subject.options().mustBeSigned() ? unsigned.with(Severity.ERROR) : unsigned);
            }
            return;
        }
        for (Map.Entry<byte[], SignatureKind> packet : ofHeader.entrySet()) {
            byte[] header = rpm.header().bytes();
            look(packet.getKey(), packet.getValue(), () -> new ByteArrayInputStream(header));
        }
        for (Map.Entry<byte[], SignatureKind> packet : ofAll.entrySet()) {
            look(packet.getKey(), packet.getValue(), this::headerAndPayload);
        }
        object();
        compareCopies(List.copyOf(ofHeader.keySet()));
        compareGenerations();
        conclude();
    }

    /** Finds a signature that is stored under two tags and was changed under one of them; other signatures differ more. */
    private void compareCopies(List<byte[]> packets) {
        for (int i = 0; i < packets.size(); i++) {
            for (int j = i + 1; j < packets.size(); j++) {
                if (isDamagedCopy(packets.get(i), packets.get(j))) {
                    subject.add(Rule.SIGNATURE_INVALID.found("Two copies of one signature differ"));
                }
            }
        }
    }

    /** An old program that signs again does not replace the signature that rpm 6 reads. */
    private void compareGenerations() {
        List<Optional<byte[]>> current = SignatureKind.OPENPGP.read(rpm.signature());
        List<Optional<byte[]>> old = Stream.of(SignatureKind.DSA, SignatureKind.RSA)
                .flatMap(kind -> kind.read(rpm.signature()).stream())
                .toList();
        boolean isSame = old.stream()
                .flatMap(Optional::stream)
                .anyMatch(packet ->
                        current.stream().flatMap(Optional::stream).anyMatch(same -> Arrays.equals(same, packet)));
        if (!old.isEmpty() && !current.isEmpty() && !isSame) {
            subject.add(Rule.SIGNATURE_INVALID
                    .found("rpm 6 reads another signature than older clients: an old rpmsign has signed again")
                    .with(Severity.WARNING));
        }
    }

    private static boolean isDamagedCopy(byte[] one, byte[] other) {
        int same = 0;
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            same += one[i] == other[i] ? 1 : 0;
        }
        return one.length == other.length && one.length - same < ALIKE;
    }

    private void conclude() {
        if (subject.options().keys().isEmpty()) {
            if (!isBroken) {
                subject.add(
                        Rule.SIGNATURE_UNVERIFIED.found("The signature was not verified: there are no public keys"));
            }
        } else if (!isSignedByKnown && strangers.isEmpty() && !unverifiable.isEmpty()) {
            subject.add(Rule.SIGNATURE_KEY_UNKNOWN.found(
                    "No signature of the package can be verified: those there are by %s"
                            .formatted(String.join(", ", unverifiable))));
        } else if (!isSignedByKnown && !strangers.isEmpty()) {
            subject.add(Rule.SIGNATURE_KEY_UNKNOWN.found(
                    "The package is signed by the key %s, which is not among the given public keys"
                            .formatted(String.join(", ", strangers))));
        }
    }

    /** The signatures of the header, or of header and payload, in the order of their tags. */
    private Map<byte[], SignatureKind> packets(boolean ofPayload) {
        Map<byte[], SignatureKind> packets = new LinkedHashMap<>();
        Stream.of(SignatureKind.values())
                .filter(kind -> kind.coversPayload() == ofPayload)
                .sorted(Comparator.comparing(SignatureKind::tag))
                .forEach(kind -> packets(kind).stream()
                        // rpm 6 reads the same signature under the tag of all algorithms.
                        .filter(packet -> packets.keySet().stream().noneMatch(other -> Arrays.equals(other, packet)))
                        .forEach(packet -> packets.put(packet, kind)));
        return packets;
    }

    private List<byte[]> packets(SignatureKind kind) {
        List<Optional<byte[]>> packets = kind.read(rpm.signature());
        packets.stream().filter(Optional::isEmpty).forEach(broken -> invalid(words(kind), "it is not Base64"));
        return packets.stream().flatMap(Optional::stream).toList();
    }

    private static String words(SignatureKind kind) {
        String algorithm = switch (kind) {
            case DSA -> "DSA or EdDSA";
            case RSA, PGP -> "RSA";
            case GPG -> "DSA";
            case OPENPGP -> "OpenPGP";
        };
        return "the %s signature of %s"
                .formatted(algorithm, kind.coversPayload() ? "header and payload" : "the header");
    }

    /** Opens the signed bytes. */
    @FunctionalInterface
    private interface Signed {
        InputStream open() throws IOException;
    }

    private InputStream headerAndPayload() throws IOException {
        return new SequenceInputStream(new ByteArrayInputStream(rpm.header().bytes()), rpm.compressedPayload());
    }

    private void look(byte[] packet, SignatureKind kind, Signed signed) throws IOException {
        String what = words(kind);
        // Checks that need no key do not load Bouncy Castle, which takes longer than to read a package.
        Optional<SignaturePacket> read = SignaturePacket.parse(packet);
        if (read.isPresent()) {
            checkAlgorithms(read.get().algorithms(), what);
            checkVersion(read.get(), kind);
            Optional<String> complaint = complaint(read.get(), signed);
            if (complaint.isPresent()) {
                invalid(what, complaint.get());
                return;
            }
            if (!read.get().algorithms().canVerify()) {
                unverified(read.get(), what);
                return;
            }
            if (subject.options().keys().isEmpty()) {
                return;
            }
        }
        Optional<Signature> parsed = Signature.parse(packet);
        if (parsed.isEmpty()) {
            invalid(what, "it is not an OpenPGP signature");
            return;
        }
        Signature signature = parsed.get();
        if (read.isEmpty() && signature.version() <= SignaturePacket.NEWEST) {
            invalid(what, "its fields are longer than the signature");
            return;
        }
        if (read.isEmpty()) {
            checkAlgorithms(signature.algorithms(), what);
        }
        Optional<PublicKeys> keys = subject.options().keys();
        if (keys.isPresent()) {
            try (InputStream content = signed.open()) {
                SignatureVerdict verification = keys.get().verify(packet, content);
                boolean namesAnother = read.isPresent()
                        && verification.key().filter(read.get()::namesAnother).isPresent();
                if (namesAnother) {
                    invalid(what, "it names another key than the one that made it");
                } else {
                    judge(verification, signature, what);
                }
            }
        }
    }

    /** rpm 6 does not verify an algorithm that it does not know either, and installs the package. */
    private void unverified(SignaturePacket packet, String what) {
        unverifiable.add(packet.algorithms().toString());
        subject.add(Rule.SIGNATURE_UNVERIFIED.found("%s was not verified: it is by %s, which is not known here"
                .formatted(upper(what), packet.algorithms())));
    }

    /** rpm before 6 reads the old tags only, and calls bad what it does not know. */
    private void checkVersion(SignaturePacket packet, SignatureKind kind) {
        if (kind != SignatureKind.OPENPGP
                && (packet.version() > V4 || packet.algorithms().key() > NEWEST_OLD)) {
            subject.add(Rule.FEATURE_UNSUPPORTED.found("%s is of version %d by %s, which rpm before 6 reports as bad"
                    .formatted(upper(words(kind)), packet.version(), packet.algorithms())));
        }
    }

    private static Optional<String> complaint(SignaturePacket packet, Signed signed) throws IOException {
        try (InputStream content = signed.open()) {
            return packet.complaint(content);
        }
    }

    /** Of the given keys, those that hosts do not import; only the one that has signed keeps them from the package. */
    private void object() {
        Compatibility oldest = subject.options().oldest();
        Set<KeyObjection> all = new LinkedHashSet<>(objections);
        subject.options().keys().ifPresent(keys -> all.addAll(keys.objections()));
        all.stream().filter(each -> each.concerns(oldest)).forEach(each -> {
            Finding finding = Rule.KEY_REFUSED.found(each.problem()).advising(each.remedy());
            boolean isError = objections.contains(each) && each.isRaisedBy(oldest);
            subject.add(isError ? finding : finding.with(Severity.WARNING));
        });
    }

    private void judge(SignatureVerdict verification, Signature signature, String what) {
        if (verification.verdict() == Verdict.GOOD || verification.verdict() == Verdict.WEAK) {
            objections.addAll(verification.objections());
        }
        switch (verification.verdict()) {
            case GOOD -> isSignedByKnown = true;
            case UNKNOWN_KEY -> strangers.add(signature.fingerprint().orElse(signature.keyId()));
            case WEAK -> {
                isSignedByKnown = true;
                if (!signature.algorithms().hasWeakDigest()) {
                    subject.add(Rule.SIGNATURE_WEAK.found("In %s: %s".formatted(what, verification.reason())));
                }
            }
            case BAD, EXPIRED_KEY, REVOKED_KEY, UNREADABLE -> invalid(what, verification.reason());
        }
    }

    private void checkAlgorithms(SignatureAlgorithms algorithms, String what) {
        if (algorithms.hasWeakDigest()) {
            subject.add(Rule.SIGNATURE_WEAK.found("In %s, the digest is %s".formatted(what, algorithms.digestWord())));
        }
        Compatibility oldest = subject.options().oldest();
        if (algorithms.isEdDsa() && !oldest.verifiesEdDsa()) {
            subject.add(Rule.FEATURE_UNSUPPORTED.found(
                    "%s is EdDSA, which rpm verifies from 4.16 on: hosts of <compatibility> '%s' report it as bad"
                            .formatted(upper(what), oldest.word())));
        }
        if (algorithms.isEdDsa() && !algorithms.digest().equals(Optional.of(DigestAlgorithm.SHA256))) {
            subject.add(Rule.FEATURE_UNSUPPORTED.found("%s is EdDSA over %s, which rpm 4.16 reports as bad"
                    .formatted(upper(what), algorithms.digestWord())));
        }
    }

    private void invalid(String what, String why) {
        isBroken = true;
        String reason =
                why.isEmpty() ? "it does not verify" : why.substring(0, 1).toLowerCase(Locale.ROOT) + why.substring(1);
        subject.add(Rule.SIGNATURE_INVALID.found("%s is not valid: %s".formatted(upper(what), reason)));
    }

    private static String upper(String what) {
        return Character.toUpperCase(what.charAt(0)) + what.substring(1);
    }
}
