package io.github.apprpm.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.check.ForeignPackage.Value;
import io.github.apprpm.inspect.PackageSignature;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.rpm.SignatureTag;
import io.github.apprpm.rpm.TagType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** rpm 6 installs a package whose signature it does not know how to verify; so such a signature is named, and no error. */
@Tag("tool") // the rules of scriptlets run sh -n
class NewSignatureTest {
    private static final int ML_DSA = 30;
    private static final int SHA256 = 8;
    private static final int V6 = 6;
    private static final TestKey KEY = TestKey.ed25519();

    @TempDir
    private Path directory;

    /** A signature of version 6 by a key that nobody has: all is right but its numbers. */
    private static byte[] signature(int algorithm, int hash, byte[] content) {
        byte[] hashed = ByteBuffer.allocate(14)
                .put(new byte[] {V6, 0, (byte) algorithm, (byte) hash})
                .putInt(6)
                .put(new byte[] {5, 2})
                .putInt(1_795_168_800)
                .array();
        byte[] salt = new byte[16];
        byte[] digest = sha256(
                salt,
                content,
                hashed,
                ByteBuffer.allocate(6)
                        .put((byte) V6)
                        .put((byte) 0xFF)
                        .putInt(14)
                        .array());
        ByteBuffer body = ByteBuffer.allocate(14 + 4 + 2 + 1 + 16 + 100);
        body.put(hashed).putInt(0).put(digest, 0, 2).put((byte) 16).put(salt);
        return ByteBuffer.allocate(body.capacity() + 2)
                .put((byte) 0xC2)
                .put((byte) body.capacity())
                .put(body.array())
                .array();
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Value forRpm6(byte[]... signatures) {
        String[] texts = List.of(signatures).stream()
                .map(Base64.getEncoder()::encodeToString)
                .toArray(String[]::new);
        return Value.texts(SignatureTag.OPENPGP, TagType.STRING_ARRAY, texts);
    }

    private static byte[] signedByKey(byte[] header) {
        try {
            return KEY.signer().sign(header, Instant.parse("2026-11-20T10:00:00Z"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Verdict verdict(Function<byte[], List<Value>> signer, Optional<PublicKeys> keys) throws IOException {
        ForeignPackage foreign =
                ForeignPackage.of(Sample.shop().forHosts(Compatibility.EL9).writeTo(directory));
        foreign.signer = signer;
        CheckOptions options = new CheckOptions(
                true,
                Compatibility.EL9,
                keys,
                keys.isPresent(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return Verdict.of(foreign.writeTo(directory.resolve("foreign.rpm")), options);
    }

    private static List<Finding> errors(Verdict verdict) {
        return verdict.checked().findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    @Test
    void anAlgorithmThatIsNotKnownIsNamedAsNotVerified() throws IOException {
        Verdict verdict = verdict(header -> List.of(forRpm6(signature(ML_DSA, SHA256, header))), Optional.empty());
        assertEquals(List.of(), errors(verdict));
        assertEquals(
                "The OpenPGP signature of the header was not verified: it is by ML-DSA-65+Ed25519/SHA256, which is not known here",
                verdict.of(Rule.SIGNATURE_UNVERIFIED).get(0).problem());
    }

    @Test
    void itIsDescribedAsByRpm6() throws IOException {
        Verdict verdict = verdict(header -> List.of(forRpm6(signature(ML_DSA, SHA256, header))), Optional.empty());
        PackageSignature signature =
                PackageSignature.of(RpmPackage.read(verdict.checked().file())).get(0);
        assertEquals("ML-DSA-65+Ed25519/SHA256, Fri Nov 20 10:00:00 2026, Key ID ", signature.toString());
    }

    @Test
    void aDigestThatIsNotKnownIsNamedAsNotVerified() throws IOException {
        Verdict verdict = verdict(header -> List.of(forRpm6(signature(ML_DSA, 99, header))), Optional.empty());
        assertEquals(List.of(), errors(verdict));
        assertEquals(
                "The OpenPGP signature of the header was not verified: it is by ML-DSA-65+Ed25519/Unknown hash algorithm 99, which is not known here",
                verdict.of(Rule.SIGNATURE_UNVERIFIED).get(0).problem());
    }

    @Test
    void itDoesNotMakeASignatureOfAKnownKeyUseless() throws IOException {
        Verdict verdict = verdict(
                header -> List.of(
                        forRpm6(signature(ML_DSA, SHA256, header), signedByKey(header)),
                        Value.bytes(SignatureTag.DSAHEADER, signedByKey(header))),
                Optional.of(KEY.publicKeys()));
        assertEquals(List.of(), errors(verdict));
    }

    @Test
    void itDoesNotStandForASignatureOfAKnownKey() throws IOException {
        verdict(header -> List.of(forRpm6(signature(ML_DSA, SHA256, header))), Optional.of(KEY.publicKeys()))
                .finds(Rule.SIGNATURE_KEY_UNKNOWN, "No signature of the package can be verified", "ML-DSA-65");
    }

    @Test
    void ofOtherContentItIsInvalid() throws IOException {
        verdict(header -> List.of(forRpm6(signature(ML_DSA, SHA256, new byte[1]))), Optional.empty())
                .finds(Rule.SIGNATURE_INVALID, "it was made of other content");
    }

    @Test
    void olderClientsCallItBadInTheirTags() throws IOException {
        verdict(
                        header -> List.of(Value.bytes(SignatureTag.RSAHEADER, signature(ML_DSA, SHA256, header))),
                        Optional.empty())
                .finds(Rule.FEATURE_UNSUPPORTED, "of version 6 by ML-DSA-65+Ed25519", "rpm before 6");
    }
}
