package io.github.apprpm.openpgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.openpgp.SignatureVerdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicKeysTest {
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final TestKey RSA = TestKey.rsa(3072);
    private static final TestKey CURVE = TestKey.ed25519();

    @TempDir
    private Path directory;

    private static PublicKeys keys(String... texts) {
        return PublicKeys.read(
                List.of(texts).stream().map(text -> KeyText.of("<keys>", text)).toList());
    }

    private static byte[] signature(TestKey key) throws IOException {
        return key.signer().sign(CONTENT, TIME);
    }

    @Test
    void aGoodSignatureSaysWhose() throws IOException {
        assertEquals(
                new SignatureVerdict(
                        Verdict.GOOD, Optional.of(RSA.fingerprint() + " (Rita RSA <rita@example.com>)"), ""),
                RSA.publicKeys().verify(signature(RSA), CONTENT));
    }

    @Test
    void aStreamIsVerifiedLikeBytes() throws IOException {
        assertTrue(CURVE.publicKeys()
                .verify(signature(CURVE), new ByteArrayInputStream(CONTENT))
                .isGood());
    }

    @Test
    void oneOfManyKeysIsEnough() throws IOException {
        PublicKeys inOneText = keys(RSA.publicKey() + CURVE.publicKey());
        PublicKeys inTwo = keys(RSA.publicKey(), CURVE.publicKey());
        for (PublicKeys both : List.of(inOneText, inTwo)) {
            assertTrue(both.verify(signature(RSA), CONTENT).isGood());
            assertTrue(both.verify(signature(CURVE), CONTENT).isGood());
        }
    }

    @Test
    void aSubkeySignsForItsOwner() throws IOException {
        TestKey key = CURVE.withSubkey();
        assertEquals(
                Optional.of(key.subkeyFingerprint() + " (Eddy Curve <eddy@example.com>)"),
                key.publicKeys().verify(signature(key), CONTENT).key());
    }

    @Test
    void otherContentIsBad() throws IOException {
        byte[] other = CONTENT.clone();
        other[0] ^= 1;
        for (TestKey key : List.of(RSA, CURVE)) {
            assertEquals(
                    Verdict.BAD, key.publicKeys().verify(signature(key), other).verdict());
        }
    }

    @Test
    void anUnknownKeyIsNamed() throws IOException {
        SignatureVerdict verification = CURVE.publicKeys().verify(signature(RSA), CONTENT);
        assertEquals(Verdict.UNKNOWN_KEY, verification.verdict());
        assertEquals(
                "The key %s is not among the given keys"
                        .formatted(Signature.parse(signature(RSA)).orElseThrow().keyId()),
                verification.reason());
    }

    @Test
    void whatIsNoSignatureIsUnreadable() {
        for (byte[] bytes : List.of(new byte[0], new byte[100], CONTENT)) {
            assertEquals(
                    Verdict.UNREADABLE, RSA.publicKeys().verify(bytes, CONTENT).verdict());
        }
    }

    @Test
    void aKeyThatWasRevokedAsLostProvesNothing() throws IOException {
        assertEquals(
                Verdict.REVOKED_KEY,
                CURVE.revoked().publicKeys().verify(signature(CURVE), CONTENT).verdict());
    }

    @Test
    void aKeyThatHadExpiredProvesNothing() throws IOException {
        PublicKeys expired = CURVE.validFor(Duration.ofDays(1)).publicKeys();
        assertEquals(
                Verdict.EXPIRED_KEY, expired.verify(signature(CURVE), CONTENT).verdict());
    }

    @Test
    void aKeyThatExpiredLaterWasGood() throws IOException {
        PublicKeys later = CURVE.validFor(Duration.ofDays(365)).publicKeys();
        assertTrue(later.verify(signature(CURVE), CONTENT).isGood());
    }

    @Test
    void aKeyThatMayNotSignProvesNothing() throws IOException {
        PublicKeys certifying = CURVE.certifyingOnly().publicKeys();
        assertEquals(
                new SignatureVerdict(
                        Verdict.BAD,
                        Optional.of(CURVE.fingerprint() + " (Eddy Curve <eddy@example.com>)"),
                        "The key may not sign"),
                certifying.verify(signature(CURVE), CONTENT));
    }

    @Test
    @Tag("tool")
    void weakDigestsAndKeysProveNothing() throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            String strong = gpg.make("Strong <strong@example.com>", "rsa3072");
            String weak = gpg.make("Weak <weak@example.com>", "rsa1024");
            PublicKeys keys = keys(gpg.publicKey(strong), gpg.publicKey(weak));
            Path content = Files.write(directory.resolve("content"), CONTENT);

            assertEquals(
                    Verdict.WEAK,
                    keys.verify(signedByGpg(gpg, strong, "SHA1", content), CONTENT)
                            .verdict());
            assertEquals(
                    Verdict.WEAK,
                    keys.verify(signedByGpg(gpg, weak, "SHA256", content), CONTENT)
                            .verdict());
            assertEquals(
                    Verdict.GOOD,
                    keys.verify(signedByGpg(gpg, strong, "SHA512", content), CONTENT)
                            .verdict());
        }
    }

    private byte[] signedByGpg(GpgHome gpg, String key, String digest, Path content) throws IOException {
        Path signature = directory.resolve(key + digest);
        gpg.run(
                "--local-user",
                key + "!",
                "--digest-algo",
                digest,
                "--output",
                signature.toString(),
                "--detach-sign",
                content.toString());
        return Files.readAllBytes(signature);
    }

    @Test
    @Tag("tool")
    void curvesThatJavaDoesNotKnowAreVerified() throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            Path content = Files.write(directory.resolve("content"), CONTENT);
            for (String kind : List.of("nistp256", "nistp521", "brainpoolP256r1", "secp256k1")) {
                String key = gpg.make(kind + "@example.com", kind);
                SignatureVerdict verification =
                        keys(gpg.publicKey(key)).verify(signedByGpg(gpg, key, "SHA512", content), CONTENT);
                assertEquals(Verdict.GOOD, verification.verdict(), kind);
            }
        }
    }

    @Test
    void garbageIsNoKey() {
        assertEquals(
                "The content of <keys> is not an OpenPGP key, or is damaged. Set it to what 'gpg --armor --export FINGERPRINT' prints.",
                Refusal.of(() -> keys("no key")).message());
        assertEquals(
                "The content of <keys> has no key that can be read, but a block that is damaged. Set it to what 'gpg --armor --export FINGERPRINT' prints.",
                Refusal.of(() -> keys(RSA.publicKey().substring(0, 700))).message());
    }

    /** The key with another number for the algorithm of one of its packets. */
    private static String ofAlgorithm30(TestKey key, int packet) throws IOException {
        byte[] bytes = Packets.binary(key.publicKey().getBytes(StandardCharsets.US_ASCII));
        ByteBuffer packets = ByteBuffer.wrap(bytes);
        for (int i = 0; ; i++) {
            int length = Packets.body(packets).remaining();
            if (i == packet) {
                packets.put(packets.position() + 5, (byte) 30);
                break;
            }
            packets.position(packets.position() + length);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (ArmoredOutputStream armor = new ArmoredOutputStream(text)) {
            armor.write(bytes);
        }
        return text.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void aKeyThatCannotBeReadLeavesTheOthers() throws IOException {
        PublicKeys keys = keys(CURVE.publicKey() + ofAlgorithm30(CURVE.ownedBy("Nora New"), 0) + RSA.publicKey());
        assertTrue(keys.verify(signature(RSA), CONTENT).isGood());
        assertTrue(keys.verify(signature(CURVE), CONTENT).isGood());
        assertEquals(List.of("<keys> has a key of version 4 by ML-DSA-65+Ed25519 (Nora New)"), keys.skipped());
    }

    @Test
    void aDamagedBlockLeavesTheOthers() throws IOException {
        PublicKeys keys = keys(CURVE.publicKey().substring(0, 200) + RSA.publicKey());
        assertTrue(keys.verify(signature(RSA), CONTENT).isGood());
        assertEquals(List.of("<keys> has a block that is damaged"), keys.skipped());
    }

    @Test
    void aSubkeyThatCannotBeReadLeavesItsOwner() throws IOException {
        PublicKeys keys = keys(ofAlgorithm30(CURVE.withSubkey(), 3));
        assertTrue(keys.verify(signature(CURVE), CONTENT).isGood());
        assertEquals(
                List.of("<keys> has a subkey of version 4 by ML-DSA-65+Ed25519 (Eddy Curve <eddy@example.com>)"),
                keys.skipped());
    }

    @Test
    void aSecretKeyAndARevokedOneLeaveTheOthers() throws IOException {
        PublicKeys keys =
                keys(RSA.secretKey() + CURVE.ownedBy("Rita Revoked").revoked().publicKey() + CURVE.publicKey());
        assertTrue(keys.verify(signature(RSA), CONTENT).isGood());
        assertTrue(keys.verify(signature(CURVE), CONTENT).isGood());
        assertEquals(List.of(), keys.skipped());
    }

    @Test
    void keysThatCannotBeReadAreNamedIfThereAreNoOthers() {
        assertEquals(
                "The content of <keys> has no key that can be read, but a key of version 4 by ML-DSA-65+Ed25519 (Eddy Curve <eddy@example.com>)."
                        + " Set it to what 'gpg --armor --export FINGERPRINT' prints.",
                Refusal.of(() -> keys(ofAlgorithm30(CURVE, 0))).message());
    }

    @Test
    void noMutationOfASignatureIsGoodOrThrows() throws IOException {
        Random random = new Random(1);
        for (TestKey key : List.of(RSA, CURVE)) {
            PublicKeys keys = key.publicKeys();
            byte[] good = signature(key);
            for (int i = 0; i < 2000; i++) {
                byte[] mutated = good.clone();
                for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
                }
                SignatureVerdict verification = keys.verify(mutated, CONTENT);
                Signature.parse(mutated).ifPresent(Signature::toString);
                assertTrue(
                        !verification.isGood() || isUnsignedPart(good, mutated),
                        () -> HexFormat.of().formatHex(good) + " "
                                + HexFormat.of().formatHex(mutated));
            }
        }
    }

    /**
     * Whether only what no signature covers was changed: the header of the packet, subpackets that are not hashed, and the
     * digest's first bytes.
     */
    private static boolean isUnsignedPart(byte[] good, byte[] mutated) {
        int header = (good[0] & 3) + 2; // of the old form, with one or two bytes of length
        int unhashed = header + 6 + number(good, header + 4);
        int end = unhashed + 2 + number(good, unhashed) + 2;
        return IntStream.range(0, good.length)
                .filter(i -> good[i] != mutated[i])
                .allMatch(i -> i < header || i >= unhashed && i < end);
    }

    private static int number(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) << Byte.SIZE | bytes[offset + 1] & 0xFF;
    }
}
