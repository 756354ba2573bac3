package io.github.apprpm.openpgp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tool;
import io.github.apprpm.model.Compatibility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@Tag("tool")
class GpgProgramTest {
    private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.now();
    private static final Instant EARLIER = Instant.parse("2001-01-01T00:00:00Z");

    private GpgHome gpg;

    @BeforeEach
    void makeHome() {
        gpg = GpgHome.create();
    }

    @AfterEach
    void removeHome() throws IOException {
        if (gpg != null) {
            gpg.close();
        }
    }

    private Signer signer(String name, String passphrase, SigningDigest hash) throws IOException {
        return gpg.program()
                .signer(
                        Optional.ofNullable(name).map(text -> new KeyName("<keyname>", text)),
                        Optional.ofNullable(passphrase).map(words -> new Passphrase("the test", words.toCharArray())),
                        hash,
                        NOW,
                        Compatibility.EL9);
    }

    private Signer signer(String name) throws IOException {
        return signer(name, null, SigningDigest.SHA256);
    }

    private void isGood(byte[] packet, String name) {
        PublicKeys keys = PublicKeys.read(List.of(KeyText.of("gpg", gpg.publicKey(name))));
        assertEquals("", keys.verify(packet, CONTENT).reason());
    }

    private static void refused(String message, Executable request) {
        assertEquals(message, Refusal.of(request).message());
    }

    private String home() {
        return "'gpg' with <homedir> '%s'".formatted(gpg.directory());
    }

    // ---- what signs

    @Test
    void theOnlyKeySigns() throws IOException {
        String key = gpg.make("Only <only@example.com>", "ed25519");
        Signer signer = signer(null);

        assertEquals(key + " (Only <only@example.com>)", signer.name());
        isGood(signer.sign(CONTENT, NOW), key);
    }

    @Test
    void itMakesTheSameBytesAsThisProcess() throws IOException {
        for (String kind : new String[] {"rsa3072", "ed25519"}) {
            String key = gpg.make(kind + "@example.com", kind);
            Signer inProcess = SecretKeys.read(KeyText.of("gpg", gpg.secretKey(key)))
                    .signer(Optional.empty(), Optional.empty(), SigningDigest.SHA512, NOW, Compatibility.EL9);
            Signer byGpg = signer(key, null, SigningDigest.SHA512);

            Instant time = NOW.plusSeconds(100);
            assertArrayEquals(inProcess.sign(CONTENT, time), byGpg.sign(CONTENT, time));
            assertArrayEquals(inProcess.sign(CONTENT, EARLIER), byGpg.sign(CONTENT, EARLIER));
        }
    }

    @Test
    void forHostsThatKnowNoSubkeysItTakesThePrimaryKey() throws IOException {
        String primary = gpg.make("Sub <sub@example.com>", "rsa3072");
        String subkey = gpg.addSubkey(primary, "ed25519", "sign", "never");

        for (String name : new String[] {primary, primary + "!", "sub@example.com"}) {
            assertEquals(primary + " (Sub <sub@example.com>)", forEl7(name).name());
        }
        for (String name : new String[] {subkey, subkey + "!"}) {
            assertTrue(Refusal.of(() -> forEl7(name)).message().contains(subkey + " (Sub <sub@example.com>)"));
        }
    }

    private Signer forEl7(String name) throws IOException {
        return gpg.program()
                .signer(
                        Optional.of(new KeyName("<keyname>", name)),
                        Optional.empty(),
                        SigningDigest.SHA256,
                        NOW,
                        Compatibility.EL7);
    }

    @Test
    void hostsObjectToAKeyUntilItIsCertifiedAnewAsAdvised() throws IOException {
        gpg.run("--passphrase", "", "--cert-digest-algo", "SHA1", "--quick-generate-key", "old@example.com", "rsa3072");
        KeyObjection objection = signer(null).objections().get(0);
        String[] advised = objection.remedy().split("'")[1].split(" ");
        assertEquals("gpg", advised[0]);

        gpg.run(Stream.concat(Stream.of("--passphrase", ""), Stream.of(advised).skip(1))
                .toArray(String[]::new));
        assertEquals(List.of(), signer(null).objections());
    }

    @Test
    void itChoosesTheSameSubkeyAsThisProcess() throws IOException {
        String primary = gpg.make("Sub <sub@example.com>", "ed25519");
        String subkey = gpg.addSubkey(primary, "ed25519", "sign", "never");

        assertEquals(subkey + " (Sub <sub@example.com>)", signer(null).name());
        assertEquals(
                subkey + " (Sub <sub@example.com>)", signer("sub@example.com").name());
        assertEquals(subkey + " (Sub <sub@example.com>)", signer(primary).name());
        assertEquals(
                subkey + " (Sub <sub@example.com>)",
                signer(subkey.substring(24)).name());
        assertEquals(primary + " (Sub <sub@example.com>)", signer(primary + "!").name());
        isGood(signer(primary + "!").sign(CONTENT, NOW), primary);
    }

    @Test
    void aPassphraseUnlocksTheKey() throws IOException {
        String key = gpg.make("Locked <locked@example.com>", "ed25519", "sign", "never", "grüße, 1");
        forgetPassphrases(gpg);

        isGood(signer(null, "grüße, 1", SigningDigest.SHA256).sign(CONTENT, NOW), key);
    }

    @Test
    void thePassphraseThatTheAgentKnowsIsNotNeeded() throws IOException {
        Files.writeString(gpg.directory().resolve("gpg-agent.conf"), "allow-preset-passphrase\n");
        String key = gpg.make("Locked <locked@example.com>", "ed25519", "sign", "never", "secret");
        String grip = gpg.run("--with-colons", "--with-keygrip", "--list-keys", key)
                .replaceAll("(?s).*\\ngrp:+([0-9A-F]+):.*", "$1");
        forgetPassphrases(gpg);
        Tool.installed("gpg-connect-agent")
                .run(
                        Map.of("GNUPGHOME", gpg.directory().toString()),
                        "PRESET_PASSPHRASE %s -1 %s"
                                .formatted(grip, HexFormat.of().formatHex("secret".getBytes(StandardCharsets.UTF_8))),
                        "/bye")
                .succeeded();

        isGood(signer(null).sign(CONTENT, NOW), key);
    }

    @Test
    void aHeaderMayBeLong() throws IOException {
        String key = gpg.make("Only <only@example.com>", "ed25519");
        byte[] content = new byte[5_000_000];
        PublicKeys keys = PublicKeys.read(List.of(KeyText.of("gpg", gpg.publicKey(key))));

        assertTrue(keys.verify(signer(null).sign(content, NOW), content).isGood());
    }

    @Test
    void aNameMayHaveColonsAndUmlauts() throws IOException {
        String key = gpg.make("Jörg: Müller <joerg@example.com>", "ed25519");

        assertEquals(key + " (Jörg: Müller <joerg@example.com>)", signer(null).name());
    }

    // ---- what is refused

    @Test
    void aMissingProgramIsRefused() {
        refused(
                "The program '/usr/bin/gpg-9' cannot be started. Install GnuPG, set <executable> to its path, or sign without it:"
                        + " put the key into the environment variable MAVEN_GPG_KEY or the file of <keyFilePath>.",
                () -> new GpgProgram("/usr/bin/gpg-9", Optional.empty(), false)
                        .signer(Optional.empty(), Optional.empty(), SigningDigest.SHA256, NOW, Compatibility.EL9));
    }

    @Test
    void aDirectoryWithoutKeysIsRefused() {
        refused(
                "There is no secret key in %s. Import one with 'gpg --import', or name the directory with your keys by <homedir>."
                        .formatted(home()),
                () -> signer(null));
    }

    @Test
    void aKeyThatIsNotThereIsRefused() {
        gpg.make("Only <only@example.com>", "ed25519");
        refused(
                "The key 'nobody@example.com' of <keyname> is not in %s. Correct the name; 'gpg --list-secret-keys' lists the keys."
                        .formatted(home()),
                () -> signer("nobody@example.com"));
    }

    @Test
    void twoKeysAndNoneChosenAreRefused() {
        String one = gpg.make("One <one@example.com>", "ed25519");
        String two = gpg.make("Two <two@example.com>", "ed25519");
        refused(
                ("There are 2 keys in %s, and none is chosen: %s (One <one@example.com>), %s (Two <two@example.com>)."
                                + " Set <keyname> to the fingerprint of one.")
                        .formatted(home(), one, two),
                () -> signer(null));
        refused(
                ("The key 'example.com' of <keyname> matches more than one in %s: %s (One <one@example.com>), %s (Two <two@example.com>)."
                                + " Set it to the fingerprint of one.")
                        .formatted(home(), one, two),
                () -> signer("example.com"));
    }

    @Test
    void aLockedKeyIsRefused() {
        String key = gpg.make("Locked <locked@example.com>", "ed25519", "sign", "never", "secret");
        forgetPassphrases(gpg);
        refused(
                ("The key %s (Locked <locked@example.com>) of 'gpg' is protected by a passphrase, and gpg cannot ask for it: gpg: signing failed: No pinentry."
                                + " Set the environment variable MAVEN_GPG_PASSPHRASE to it, or unlock the key in gpg's agent before the build.")
                        .formatted(key),
                () -> signer(null).sign(CONTENT, NOW));
    }

    @Test
    void aWrongPassphraseIsRefused() {
        String key = gpg.make("Locked <locked@example.com>", "ed25519", "sign", "never", "secret");
        forgetPassphrases(gpg);
        refused(
                "The passphrase from the test does not unlock the key %s (Locked <locked@example.com>) of 'gpg'. Correct it."
                        .formatted(key),
                () -> signer(null, "hunter2", SigningDigest.SHA256).sign(CONTENT, NOW));
    }

    @Test
    void aPassphraseOfTwoLinesIsRefused() {
        refused(
                "The passphrase from the test has more than one line, of which gpg reads the first. Give the key a passphrase of one line.",
                () -> signer(null, "one\ntwo", SigningDigest.SHA256));
    }

    @Test
    void anExpiredKeyIsRefused() {
        String key = gpg.make("Old <old@example.com>", "ed25519", "sign", "seconds=60", "");
        refused(
                ("The key %s (Old <old@example.com>) of %s expired on %s."
                                + " Extend it with 'gpg --quick-set-expire' and export it again, or sign with another key.")
                        .formatted(key, home(), expiry(key)),
                () -> gpg.program()
                        .signer(
                                Optional.empty(),
                                Optional.empty(),
                                SigningDigest.SHA256,
                                NOW.plusSeconds(3600),
                                Compatibility.EL9));
    }

    private String expiry(String key) {
        String line = gpg.run("--with-colons", "--list-keys", key)
                .lines()
                .filter(record -> record.startsWith("pub:"))
                .findFirst()
                .orElseThrow();
        return Instant.ofEpochSecond(Long.parseLong(line.split(":")[6]))
                .toString()
                .substring(0, 10);
    }

    @Test
    void aRevokedKeyIsRefused() {
        String key = gpg.make("Gone <gone@example.com>", "ed25519");
        gpg.revoke(key);
        refused(
                "The key %s (Gone <gone@example.com>) of %s is revoked. Sign with another key.".formatted(key, home()),
                () -> signer(null));
    }

    @Test
    void aKeyThatMayNotSignIsRefused() {
        String key = gpg.make("Cert <cert@example.com>", "ed25519", "cert", "never", "");
        refused(
                ("The key %1$s (Cert <cert@example.com>) of %2$s may not sign: its owner made it for other purposes."
                                + " Add a subkey with 'gpg --quick-add-key %1$s rsa4096 sign', or choose another key by <keyname>.")
                        .formatted(key, home()),
                () -> signer(null));
    }

    @Test
    void aShortRsaKeyIsRefused() {
        String key = gpg.make("Short <short@example.com>", "rsa2048");
        refused(
                ("The key %s (Short <short@example.com>) of %s is RSA of 2048 bits, which is too weak or not supported by every rpm."
                                + " Sign with an RSA key of 3072 bits or more, or with an Ed25519 key as gpg makes it.")
                        .formatted(key, home()),
                () -> signer(null));
    }

    /** The agent goes on: one that is told to end still takes connections for a moment, and then breaks them off. */
    private static void forgetPassphrases(GpgHome gpg) {
        Tool.installed("gpgconf")
                .run(Map.of("GNUPGHOME", gpg.directory().toString()), "--reload", "gpg-agent")
                .succeeded();
    }
}
