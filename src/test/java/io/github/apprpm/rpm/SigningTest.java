package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.model.Content;
import io.github.apprpm.openpgp.GpgHome;
import io.github.apprpm.openpgp.KeyName;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.SecretKeys;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.openpgp.SigningDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rpm says of signatures by keys that gpg has made, and what rpmsign does with signed packages. */
@Tag("tool")
class SigningTest {
    private static final int FRONT = 96 + 4304;

    private static GpgHome gpg;
    private static final Map<Kind, String> KEYS = new EnumMap<>(Kind.class);

    @TempDir
    private Path directory;

    /** The keys, primary keys and subkeys below a primary key that only certifies. */
    enum Kind {
        RSA3072,
        RSA4096,
        ED25519,
        RSA3072_SUBKEY,
        RSA4096_SUBKEY,
        ED25519_SUBKEY;

        private String make() {
            String userId = name().toLowerCase(Locale.ROOT) + "@example.com";
            String kind = userId.replaceFirst("[_@].*", "");
            return name().endsWith("SUBKEY") ? gpg.makeWithSubkey(userId, kind) : gpg.make(userId, kind);
        }
    }

    private static String key(Kind kind) {
        return KEYS.computeIfAbsent(kind, Kind::make);
    }

    @BeforeAll
    static void makeHome() {
        gpg = GpgHome.create();
    }

    @AfterAll
    static void removeHome() throws IOException {
        if (gpg != null) {
            gpg.close();
        }
        KEYS.clear();
    }

    private static Signer inProcess(Kind kind) {
        return SecretKeys.read(KeyText.of("gpg", gpg.secretKey(key(kind))))
                .signer(Optional.empty(), Optional.empty(), SigningDigest.SHA256, Instant.now(), Compatibility.EL9);
    }

    private static Signer byGpg(Kind kind) throws IOException {
        return gpg.program()
                .signer(
                        Optional.of(new KeyName("the test", key(kind))),
                        Optional.empty(),
                        SigningDigest.SHA256,
                        Instant.now(),
                        Compatibility.EL9);
    }

    /** Large enough for a payload that one would notice to move. */
    private static Shop shop() {
        return Shop.shop().forEl9().with(Shop.file("/large", new Content.Generated(new byte[100_000], "zeros")));
    }

    /** rpmkeys with a keyring of only this key. */
    private Program.Result verified(Path rpm, Kind kind) throws IOException {
        Path database = Files.createTempDirectory(directory, "keyring");
        Path publicKey = Files.writeString(database.resolve("key.asc"), gpg.publicKey(key(kind)));
        Program rpmkeys = Program.installed("rpmkeys");
        rpmkeys.run("--dbpath", database, "--import", publicKey);
        return rpmkeys.result("--dbpath", database, "--define", "_pkgverify_level all", "-Kv", rpm);
    }

    private void isGood(Path rpm, Kind kind) throws IOException {
        Program.Result result = verified(rpm, kind);
        String signature = "Header V4 %s/SHA256 Signature, key ID %s: OK"
                .formatted(
                        kind.name().startsWith("RSA") ? "RSA" : "EdDSA",
                        key(kind).substring(32).toLowerCase(Locale.ROOT));
        assertEquals(
                "    %s\n    Header SHA256 digest: OK\n    Payload SHA256 digest: OK\n".formatted(signature),
                result.out().replaceFirst("^.*:\n", ""));
        assertEquals(0, result.status());
    }

    // ---- by the writer and by the signer

    @ParameterizedTest
    @EnumSource
    void rpmIsContentWithTheKeyAndOnlyWithIt(Kind kind) throws IOException {
        Path rpm = shop().writeTo(directory, inProcess(kind));

        isGood(rpm, kind);
        Kind other = kind == Kind.ED25519 ? Kind.ED25519_SUBKEY : Kind.ED25519;
        Program.Result result = verified(rpm, other);
        assertEquals(1, result.status());
        assertTrue(result.out().contains("NOKEY"), result.out());
    }

    @ParameterizedTest
    @EnumSource
    void gpgMakesTheSamePackage(Kind kind) throws IOException {
        byte[] inProcess = Files.readAllBytes(shop().writeTo(directory, inProcess(kind)));
        byte[] byGpg = Files.readAllBytes(shop().writeTo(directory, byGpg(kind)));

        assertArrayEquals(inProcess, byGpg);
    }

    @ParameterizedTest
    @EnumSource
    void signingLaterMakesTheSamePackage(Kind kind) throws IOException {
        byte[] atOnce = Files.readAllBytes(shop().writeTo(directory, inProcess(kind)));
        Path later = shop().writeTo(directory);
        new RpmSigner(inProcess(kind), Compatibility.EL9, PackageCheck::requireWhole).sign(later);

        assertArrayEquals(atOnce, Files.readAllBytes(later));
    }

    // ---- rpmsign

    private Program.Result rpmsign(Kind kind, String command, Path rpm) {
        return Program.installed("rpmsign")
                .with("GNUPGHOME", gpg.directory())
                .result(
                        "--define",
                        "_gpg_name " + key(kind),
                        "--define",
                        "__gpg " + Program.installed("gpg").path(),
                        "--define",
                        "_gpg_digest_algo sha256",
                        command,
                        rpm);
    }

    /** That a package changes only before its header. */
    private void changesTheFrontAlone(Path rpm, Runnable change) throws IOException {
        byte[] before = fromHeaderOn(rpm);
        change.run();
        assertArrayEquals(before, fromHeaderOn(rpm));
    }

    private static byte[] fromHeaderOn(Path rpm) throws IOException {
        byte[] bytes = Files.readAllBytes(rpm);
        return Arrays.copyOfRange(bytes, (int) RpmPackage.read(rpm).headerOffset(), bytes.length);
    }

    @ParameterizedTest
    @EnumSource
    void rpmsignAddsASignatureInPlace(Kind kind) throws IOException {
        Path rpm = shop().writeTo(directory);
        Object inode = Files.getAttribute(rpm, "unix:ino");
        long size = Files.size(rpm);
        changesTheFrontAlone(
                rpm, () -> assertEquals(0, rpmsign(kind, "--addsign", rpm).status()));

        isGood(rpm, kind);
        assertEquals(inode, Files.getAttribute(rpm, "unix:ino"));
        assertEquals(size, Files.size(rpm));
    }

    /** Where the signature becomes shorter, rpmsign before rpm 6 writes every package anew. */
    @ParameterizedTest
    @EnumSource
    void rpmsignReplacesASignature(Kind kind) throws IOException {
        Kind other = kind == Kind.RSA4096 ? Kind.RSA3072 : Kind.RSA4096;
        Path rpm = shop().writeTo(directory, inProcess(other));
        changesTheFrontAlone(
                rpm, () -> assertEquals(0, rpmsign(kind, "--resign", rpm).status()));

        isGood(rpm, kind);
        assertNotEquals(0, verified(rpm, other).status());
    }

    @ParameterizedTest
    @EnumSource
    void rpmsignRemovesASignature(Kind kind) throws IOException {
        Path rpm = shop().writeTo(directory, inProcess(kind));
        changesTheFrontAlone(
                rpm, () -> assertEquals(0, rpmsign(kind, "--delsign", rpm).status()));

        assertTrue(verified(rpm, kind).out().contains("Header RSA signature: NOTFOUND"));
        Path unsigned = shop().writeTo(Files.createDirectory(directory.resolve("unsigned")));
        assertEquals(
                tags(RpmPackage.read(unsigned).signature()),
                tags(RpmPackage.read(rpm).signature()));
    }

    private static List<Integer> tags(RpmHeader header) {
        return header.index().stream().map(RpmHeader.Entry::tag).toList();
    }

    @Test
    void rpmsignAddsTheSameSignatureNoSecondTime() throws IOException {
        Path rpm = shop().writeTo(directory, inProcess(Kind.RSA4096));
        changesTheFrontAlone(
                rpm,
                () -> assertEquals(0, rpmsign(Kind.RSA4096, "--addsign", rpm).status()));

        isGood(rpm, Kind.RSA4096);
    }

    @Test
    void whatRpmsignHasMadeIsReplacedToo() throws IOException {
        Path rpm = shop().writeTo(directory);
        rpmsign(Kind.RSA4096, "--addsign", rpm);
        new RpmSigner(inProcess(Kind.ED25519), Compatibility.EL9, PackageCheck::requireWhole).sign(rpm);

        isGood(rpm, Kind.ED25519);
        assertArrayEquals(
                Files.readAllBytes(
                        shop().writeTo(Files.createDirectory(directory.resolve("other")), inProcess(Kind.ED25519))),
                Files.readAllBytes(rpm));
    }

    // ---- its place

    @Test
    void signatureHeaderIsAsLongAsAlways() throws IOException {
        byte[] magic = {(byte) 0x8e, (byte) 0xad, (byte) 0xe8, 1};
        for (Path rpm : new Path[] {
            Shop.shop().writeTo(Files.createDirectory(directory.resolve("unsigned"))),
            Shop.shop().writeTo(directory, inProcess(Kind.RSA4096))
        }) {
            byte[] bytes = Files.readAllBytes(rpm);
            assertTrue(Arrays.equals(magic, 0, 4, bytes, 96, 100), "the signature header");
            assertTrue(Arrays.equals(magic, 0, 4, bytes, FRONT, FRONT + 4), "the header");
        }
    }
}
