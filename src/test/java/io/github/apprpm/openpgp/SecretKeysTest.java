package io.github.apprpm.openpgp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.SignatureVerdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.openpgp.PGPUtil;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private static SecretKeys keys(String armored) {
        return SecretKeys.read(KeyText.of("the environment variable MAVEN_GPG_KEY", armored));
    }

    private static Signer signer(String armored) {
        return keys(armored).signer(Optional.empty(), Optional.empty(), SigningDigest.SHA256, NOW, Compatibility.EL9);
    }

    private static Signer signer(String armored, String fingerprint) {
        return keys(armored)
                .signer(
                        Optional.of(KeyName.ofFingerprint("<keyFingerprint>", fingerprint)),
                        Optional.empty(),
                        SigningDigest.SHA256,
                        NOW,
                        Compatibility.EL9);
    }

    private static Signature signature(Signer signer) throws IOException {
        return Signature.parse(signer.sign(CONTENT, NOW)).orElseThrow();
    }

    private static void refused(String message, Executable request) {
        assertEquals(message, Refusal.of(request).message());
    }

    // ---- what signs for EL7

    private static Signer forEl7(String armored, String... fingerprint) {
        return keys(armored)
                .signer(
                        Stream.of(fingerprint)
                                .map(text -> KeyName.ofFingerprint("<keyFingerprint>", text))
                                .findFirst(),
                        Optional.empty(),
                        SigningDigest.SHA256,
                        NOW,
                        Compatibility.EL7);
    }

    @Test
    void forHostsThatKnowNoSubkeysThePrimaryKeySigns() {
        TestKey key = TestKey.rsa(3072).withSubkey();
        String name = key.fingerprint() + " (Rita RSA <rita@example.com>)";
        assertEquals(name, forEl7(key.secretKey()).name());
        assertEquals(name, forEl7(key.secretKey(), key.fingerprint()).name());
        assertEquals(name, forEl7(key.secretKey(), key.fingerprint() + "!").name());
    }

    @Test
    void forHostsThatKnowNoSubkeysASubkeyIsRefused() {
        TestKey key = TestKey.rsa(3072).withSubkey();
        for (String name : List.of(key.subkeyFingerprint(), key.subkeyFingerprint() + "!")) {
            refused(
                    "The key %s (Rita RSA <rita@example.com>) of the environment variable MAVEN_GPG_KEY is a subkey, and hosts of <compatibility> 'el7' do not install what it signs: rpm 4.11 knows primary keys only. Name the primary key: set <keyFingerprint> to '%s!'."
                            .formatted(key.subkeyFingerprint(), key.fingerprint()),
                    () -> forEl7(key.secretKey(), name));
        }
    }

    @Test
    void forHostsThatKnowNoSubkeysAPrimaryKeyThatOnlyCertifiesIsNoHelp() {
        TestKey key = TestKey.rsa(3072).withSubkey().certifyingOnly();
        refused(
                "The key %s (Rita RSA <rita@example.com>) of the environment variable MAVEN_GPG_KEY is a subkey, and hosts of <compatibility> 'el7' do not install what it signs: rpm 4.11 knows primary keys only. Sign with a primary key that may sign, and whose secret part is here, or set <compatibility> to el8."
                        .formatted(key.subkeyFingerprint()),
                () -> forEl7(key.secretKey()));
    }

    // ---- what signs

    @Test
    void aSignatureVerifiesAndSaysWhoMadeItAndWhen() throws IOException {
        for (TestKey key : new TestKey[] {TestKey.rsa(3072), TestKey.ed25519()}) {
            byte[] packet = signer(key.secretKey()).sign(CONTENT, NOW);
            Signature signature = Signature.parse(packet).orElseThrow();

            assertEquals(Verdict.GOOD, key.publicKeys().verify(packet, CONTENT).verdict());
            assertEquals(NOW, signature.time());
            assertEquals(4, signature.version());
            assertEquals("SHA256", signature.hash());
            assertEquals(
                    key.fingerprint().toLowerCase(Locale.ROOT),
                    signature.fingerprint().orElseThrow());
            assertTrue(key.fingerprint().toLowerCase(Locale.ROOT).endsWith(signature.keyId()));
        }
    }

    @Test
    void theSameKeyContentAndTimeGiveTheSameBytes() throws IOException {
        for (TestKey key : new TestKey[] {TestKey.rsa(3072), TestKey.ed25519()}) {
            assertArrayEquals(
                    signer(key.secretKey()).sign(CONTENT, NOW),
                    signer(key.secretKey()).sign(CONTENT, NOW));
        }
    }

    @Test
    void aSignatureIsNeverOlderThanItsKey() throws IOException {
        TestKey key = TestKey.ed25519().createdAt(NOW.plusSeconds(60));
        Signer signer = keys(key.secretKey())
                .signer(
                        Optional.empty(),
                        Optional.empty(),
                        SigningDigest.SHA256,
                        NOW.plusSeconds(90),
                        Compatibility.EL9);

        assertEquals(NOW.plusSeconds(60), signature(signer).time());
    }

    @Test
    void theDigestIsChosenForRsaAlone() throws IOException {
        String rsa = TestKey.rsa(3072).secretKey();
        String ed25519 = TestKey.ed25519().secretKey();

        assertEquals(
                "SHA512",
                signature(keys(rsa)
                                .signer(
                                        Optional.empty(),
                                        Optional.empty(),
                                        SigningDigest.SHA512,
                                        NOW,
                                        Compatibility.EL9))
                        .hash());
        assertEquals(
                "SHA256",
                signature(keys(ed25519)
                                .signer(
                                        Optional.empty(),
                                        Optional.empty(),
                                        SigningDigest.SHA512,
                                        NOW,
                                        Compatibility.EL9))
                        .hash());
    }

    @Test
    void aPassphraseUnlocksTheKey() throws IOException {
        TestKey key = TestKey.rsa(3072).lockedBy("grüße, 1");
        byte[] packet = key.signer().sign(CONTENT, NOW);

        assertTrue(key.publicKeys().verify(packet, CONTENT).isGood());
    }

    @Test
    void aPassphraseThatIsNotNeededDoesNoHarm() throws IOException {
        TestKey key = TestKey.ed25519();
        Signer signer = keys(key.secretKey())
                .signer(Optional.empty(), Optional.of(passphrase("any")), SigningDigest.SHA256, NOW, Compatibility.EL9);

        assertTrue(key.publicKeys().verify(signer.sign(CONTENT, NOW), CONTENT).isGood());
    }

    @Test
    void binaryKeysAreReadToo() throws IOException {
        TestKey key = TestKey.ed25519();
        Path file = directory.resolve("key.gpg");
        Files.write(
                file,
                PGPUtil.getDecoderStream(
                                new ByteArrayInputStream(key.secretKey().getBytes(StandardCharsets.US_ASCII)))
                        .readAllBytes());
        Signer signer = SecretKeys.read(KeyText.ofFile("keyFilePath", file))
                .signer(Optional.empty(), Optional.empty(), SigningDigest.SHA256, NOW, Compatibility.EL9);

        assertTrue(key.publicKeys().verify(signer.sign(CONTENT, NOW), CONTENT).isGood());
    }

    // ---- which key

    @Test
    void aSubkeyThatSignsIsPreferred() throws IOException {
        TestKey key = TestKey.rsa(3072).withSubkey();
        Signer signer = signer(key.secretKey());

        assertEquals(
                key.subkeyFingerprint().toLowerCase(Locale.ROOT),
                signature(signer).fingerprint().orElseThrow());
        assertTrue(key.publicKeys().verify(signer.sign(CONTENT, NOW), CONTENT).isGood());
    }

    @Test
    void theFingerprintOfThePrimaryKeyPrefersItsSubkeyToo() throws IOException {
        TestKey key = TestKey.ed25519().withSubkey();

        assertEquals(
                key.subkeyFingerprint().toLowerCase(Locale.ROOT),
                signature(signer(key.secretKey(), key.fingerprint()))
                        .fingerprint()
                        .orElseThrow());
    }

    @Test
    void anExclamationMarkAsksForExactlyThePrimaryKey() throws IOException {
        TestKey key = TestKey.ed25519().withSubkey();

        assertEquals(
                key.fingerprint().toLowerCase(Locale.ROOT),
                signature(signer(key.secretKey(), key.fingerprint() + "!"))
                        .fingerprint()
                        .orElseThrow());
    }

    @Test
    void aSubkeyIsChosenByItsFingerprint() throws IOException {
        TestKey key = TestKey.ed25519().withSubkey();

        assertEquals(
                key.subkeyFingerprint().toLowerCase(Locale.ROOT),
                signature(signer(key.secretKey(), key.subkeyFingerprint()))
                        .fingerprint()
                        .orElseThrow());
    }

    @Test
    void aFingerprintMayHaveSpacesAndAnyCase() throws IOException {
        TestKey key = TestKey.ed25519();
        String written = " 0x" + key.fingerprint().toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1 ");

        assertEquals(
                key.fingerprint().toLowerCase(Locale.ROOT),
                signature(signer(key.secretKey(), written)).fingerprint().orElseThrow());
    }

    @Test
    void oneOfTwoKeysIsChosenByItsFingerprint() throws IOException {
        TestKey one = TestKey.ed25519();
        TestKey other = TestKey.ed25519().ownedBy("Other <other@example.com>");
        String both = one.secretKey() + other.secretKey();

        assertEquals(
                other.fingerprint() + " (Other <other@example.com>)",
                signer(both, other.fingerprint()).name());
        assertEquals(
                one.fingerprint() + " (Eddy Curve <eddy@example.com>)",
                signer(both, one.fingerprint()).name());
    }

    @Test
    @Tag("tool")
    void theNewestSubkeyThatIsValidIsTaken() throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            String primary = gpg.make("Sub <sub@example.com>", "ed25519", "cert", "never", "");
            gpg.run(
                    "--faked-system-time",
                    inAnHour(1),
                    "--passphrase",
                    "",
                    "--quick-add-key",
                    primary,
                    "ed25519",
                    "sign",
                    "never");
            gpg.run(
                    "--faked-system-time",
                    inAnHour(2),
                    "--passphrase",
                    "",
                    "--quick-add-key",
                    primary,
                    "rsa3072",
                    "sign",
                    "seconds=60");
            gpg.run(
                    "--faked-system-time",
                    inAnHour(3),
                    "--passphrase",
                    "",
                    "--quick-add-key",
                    primary,
                    "cv25519",
                    "encr",
                    "never");
            SecretKeys keys = keys(gpg.secretKey(primary));

            assertEquals(
                    KeyAlgorithm.EDDSA,
                    keys.signer(
                                    Optional.empty(),
                                    Optional.empty(),
                                    SigningDigest.SHA256,
                                    Instant.now().plusSeconds(4 * 3600),
                                    Compatibility.EL9)
                            .algorithm());
            assertEquals(
                    KeyAlgorithm.RSA,
                    keys.signer(
                                    Optional.empty(),
                                    Optional.empty(),
                                    SigningDigest.SHA256,
                                    Instant.now().plusSeconds(2 * 3600),
                                    Compatibility.EL9)
                            .algorithm());
        }
    }

    private static String inAnHour(int hours) {
        return Long.toString(Instant.now().getEpochSecond() + hours * 3600L) + "!";
    }

    // ---- what is refused

    @Test
    void garbageIsRefused() {
        refused(
                "The content of the environment variable MAVEN_GPG_KEY is not an OpenPGP key."
                        + " Set it to what 'gpg --armor --export-secret-keys FINGERPRINT' prints.",
                () -> signer("hunter2"));
    }

    @Test
    void aDamagedKeyIsRefused() {
        String key = TestKey.rsa(3072).secretKey();
        refused(
                "The content of the environment variable MAVEN_GPG_KEY is not an OpenPGP key, or is damaged."
                        + " Set it to what 'gpg --armor --export-secret-keys FINGERPRINT' prints.",
                () -> signer(key.substring(0, 600)));
    }

    @Test
    void aPublicKeyIsRefused() {
        refused(
                "The key in the environment variable MAVEN_GPG_KEY is a public key, which cannot sign."
                        + " Set it to what 'gpg --armor --export-secret-keys FINGERPRINT' prints.",
                () -> signer(TestKey.ed25519().publicKey()));
    }

    @Test
    void aMissingFileIsRefused() {
        refused(
                "The file of <keyFilePath> '%s' does not exist. Name a file that 'gpg --export-secret-keys' or 'gpg --export' has written."
                        .formatted(directory.resolve("key.asc")),
                () -> KeyText.ofFile("keyFilePath", directory.resolve("key.asc")));
    }

    @Test
    void aDirectoryIsRefused() {
        refused(
                "The file of <keyFilePath> '%s' is not a file. Name a file that 'gpg --export-secret-keys' or 'gpg --export' has written."
                        .formatted(directory),
                () -> KeyText.ofFile("keyFilePath", directory));
    }

    @Test
    void aLockedKeyIsRefused() {
        TestKey key = TestKey.ed25519().lockedBy("secret");
        refused(
                ("The key %s (Eddy Curve <eddy@example.com>) of the environment variable MAVEN_GPG_KEY is protected by a passphrase."
                                + " Set the environment variable MAVEN_GPG_PASSPHRASE to it, or put it into the settings.xml as that of a"
                                + " <server> with the id of <passphraseServerId>.")
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey()));
    }

    @Test
    void aWrongPassphraseIsRefusedAndNotShown() {
        for (TestKey kind : new TestKey[] {TestKey.ed25519(), TestKey.rsa(3072)}) {
            TestKey key = kind.lockedBy("secret");
            Refusal refusal = Refusal.of(() -> keys(key.secretKey())
                    .signer(
                            Optional.empty(),
                            Optional.of(passphrase("hunter2")),
                            SigningDigest.SHA256,
                            NOW,
                            Compatibility.EL9));

            assertEquals(
                    ("The passphrase from the property x does not unlock the key %s (%s) of the environment variable MAVEN_GPG_KEY."
                                    + " Correct it; 'gpg --export-secret-keys' keeps the passphrase that the key had when it was exported.")
                            .formatted(key.fingerprint(), key.userId()),
                    refusal.message());
        }
    }

    @Test
    void anExpiredKeyIsRefused() {
        TestKey key = TestKey.ed25519().validFor(Duration.ofDays(31));
        refused(
                ("The key %s (Eddy Curve <eddy@example.com>) of the environment variable MAVEN_GPG_KEY expired on 2026-02-01."
                                + " Extend it with 'gpg --quick-set-expire' and export it again, or sign with another key.")
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey()));
    }

    @Test
    void aPackageOfATimeAfterTheKeysLifeIsRefused() {
        TestKey key = TestKey.ed25519().validFor(Duration.ofDays(365));
        refused(
                ("The key %s (Eddy Curve <eddy@example.com>) is no longer valid at 2027-01-01T00:00:00Z, the time of the package."
                                + " Set project.build.outputTimestamp to a time before the key expires, or sign with another key.")
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey()).sign(CONTENT, Instant.parse("2027-01-01T00:00:00Z")));
    }

    @Test
    void aPackageOfAFutureTimeIsRefused() {
        refused(
                "The time of the package, 2026-11-21T10:00:00Z, is in the future, and hosts reject a signature from the future."
                        + " Set project.build.outputTimestamp to a time in the past.",
                () -> signer(TestKey.ed25519().secretKey()).sign(CONTENT, NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void aRevokedKeyIsRefused() {
        TestKey key = TestKey.ed25519().revoked();
        refused(
                "The key %s (Eddy Curve <eddy@example.com>) of the environment variable MAVEN_GPG_KEY is revoked. Sign with another key."
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey()));
    }

    @Test
    void aSubkeyOfARevokedKeyIsRefused() {
        TestKey key = TestKey.ed25519().withSubkey().revoked();
        refused(
                "The key %s (Eddy Curve <eddy@example.com>) of the environment variable MAVEN_GPG_KEY is revoked. Sign with another key."
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey()));
    }

    @Test
    void aKeyThatMayNotSignIsRefused() {
        TestKey key = TestKey.ed25519().certifyingOnly();
        refused(
                ("The key %1$s (Eddy Curve <eddy@example.com>) of the environment variable MAVEN_GPG_KEY may not sign: its owner made it for other purposes."
                                + " Add a subkey with 'gpg --quick-add-key %1$s rsa4096 sign', or choose another key by <keyFingerprint>.")
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey()));
    }

    @Test
    void aShortRsaKeyIsRefused() {
        TestKey key = TestKey.rsa(2048);
        refused(
                ("The key %s (Rita RSA <rita@example.com>) of the environment variable MAVEN_GPG_KEY is RSA of 2048 bits, which is too weak or not supported by every rpm."
                                + " Sign with an RSA key of 3072 bits or more, or with an Ed25519 key as gpg makes it.")
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey()));
    }

    @Test
    @Tag("tool")
    void anotherCurveIsRefused() throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            String fingerprint = gpg.make("Nist <nist@example.com>", "nistp256");
            refused(
                    ("The key %s (Nist <nist@example.com>) of the environment variable MAVEN_GPG_KEY is ECDSA of 256 bits, which is too weak or not supported by every rpm."
                                    + " Sign with an RSA key of 3072 bits or more, or with an Ed25519 key as gpg makes it.")
                            .formatted(fingerprint),
                    () -> keys(gpg.secretKey(fingerprint))
                            .signer(
                                    Optional.empty(),
                                    Optional.empty(),
                                    SigningDigest.SHA256,
                                    Instant.now(),
                                    Compatibility.EL9));
        }
    }

    @Test
    @Tag("tool")
    void aKeyWithoutItsSecretPartIsRefused() throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            String primary = gpg.make("Dummy <dummy@example.com>", "ed25519");
            String subkey = gpg.addSubkey(primary, "ed25519", "sign", "never");
            SecretKeys keys = keys(gpg.secretSubkeys(primary));

            assertEquals(
                    subkey + " (Dummy <dummy@example.com>)",
                    keys.signer(
                                    Optional.empty(),
                                    Optional.empty(),
                                    SigningDigest.SHA256,
                                    Instant.now(),
                                    Compatibility.EL9)
                            .name());
            refused(
                    ("The key %s (Dummy <dummy@example.com>) of the environment variable MAVEN_GPG_KEY has no secret key here."
                                    + " Export the key where its secret part is, or sign with <signer>gpg</signer> if that part is on a smartcard.")
                            .formatted(primary),
                    () -> keys.signer(
                            Optional.of(KeyName.ofFingerprint("<keyFingerprint>", primary + "!")),
                            Optional.empty(),
                            SigningDigest.SHA256,
                            Instant.now(),
                            Compatibility.EL9));
        }
    }

    @Test
    void twoKeysAndNoneChosenAreRefused() {
        TestKey one = TestKey.ed25519();
        TestKey other = TestKey.ed25519().ownedBy("Other <other@example.com>");
        refused(
                ("There are 2 keys in the environment variable MAVEN_GPG_KEY, and none is chosen:"
                                + " %s (Eddy Curve <eddy@example.com>), %s (Other <other@example.com>)."
                                + " Set <keyFingerprint> to the fingerprint of one.")
                        .formatted(one.fingerprint(), other.fingerprint()),
                () -> signer(one.secretKey() + other.secretKey()));
    }

    @Test
    void aKeyThatIsNotThereIsRefused() {
        TestKey key = TestKey.ed25519();
        refused(
                ("The key '0123456789012345678901234567890123456789' of <keyFingerprint> is not in the environment variable MAVEN_GPG_KEY,"
                                + " which has %s (Eddy Curve <eddy@example.com>). Correct the fingerprint, or export that key too.")
                        .formatted(key.fingerprint()),
                () -> signer(key.secretKey(), "0123456789012345678901234567890123456789"));
    }

    @Test
    void whatIsNoFingerprintIsRefused() {
        refused(
                "'rita@example.com' in <keyFingerprint> is not a fingerprint."
                        + " Set it to the 40 hexadecimal digits that 'gpg --list-secret-keys' shows.",
                () -> KeyName.ofFingerprint("<keyFingerprint>", "rita@example.com"));
    }

    @Test
    void whatIsNoDigestIsRefused() {
        refused(
                "The <digest> 'sha1' is not supported for signatures. Set it to sha256 or sha512.",
                () -> SigningDigest.of("sha1"));
    }

    @Test
    void secretsDoNotShowThemselves() {
        assertFalse(passphrase("hunter2").toString().contains("hunter2"));
        assertEquals("the variable", KeyText.of("the variable", "hunter2").toString());
    }

    private static Passphrase passphrase(String words) {
        return new Passphrase("the property x", words.toCharArray());
    }
}
