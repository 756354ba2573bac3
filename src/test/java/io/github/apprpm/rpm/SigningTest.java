package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reserved space of the signature header is for {@code rpmsign}. */
class SigningTest {
    private static final int FRONT = 96 + 4304;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rsa2048", "rsa4096", "ed25519"})
    void rpmsignAddsASignatureInPlace(String key) throws IOException {
        Program rpmsign = Program.installed("rpmsign");
        Program gpg = Program.installed("gpg");
        Path home = Files.createDirectory(
                directory.resolve("gnupg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        gpg.with("GNUPGHOME", home)
                .run("--batch", "--passphrase", "", "--quick-generate-key", "Test <test@example.com>", key, "sign");

        Path rpm = Shop.shop()
                .with(Shop.file("/large", new Content.Generated(new byte[100_000], "zeros")))
                .writeTo(directory);
        byte[] before = Files.readAllBytes(rpm);
        Object inode = Files.getAttribute(rpm, "unix:ino");
        rpmsign.with("GNUPGHOME", home)
                .run(
                        "--define",
                        "_gpg_name Test",
                        "--define",
                        "__gpg " + gpg.path(),
                        "--define",
                        "_gpg_digest_algo sha256",
                        "--addsign",
                        rpm);

        byte[] after = Files.readAllBytes(rpm);
        assertEquals(before.length, after.length);
        assertEquals(inode, Files.getAttribute(rpm, "unix:ino"));
        assertTrue(Arrays.equals(before, FRONT, before.length, after, FRONT, after.length));

        Path publicKey = directory.resolve("key.asc");
        Path database = directory.resolve("rpmdb");
        gpg.with("GNUPGHOME", home).run("--armor", "--output", publicKey, "--export");
        Program rpmkeys = Program.installed("rpmkeys");
        rpmkeys.run("--dbpath", database, "--import", publicKey);
        String checked = rpmkeys.run("--dbpath", database, "--define", "_pkgverify_level all", "-Kv", rpm);
        assertTrue(checked.matches("(?s).*Header .*Signature, key ID [0-9a-f]+: OK.*"), checked);
    }

    @Test
    void signatureHeaderIsAsLongAsAlways() throws IOException {
        Path small = Shop.shop().writeTo(directory);
        byte[] bytes = Files.readAllBytes(small);
        byte[] magic = {(byte) 0x8e, (byte) 0xad, (byte) 0xe8, 1};
        assertTrue(Arrays.equals(magic, 0, 4, bytes, 96, 100), "the signature header");
        assertTrue(Arrays.equals(magic, 0, 4, bytes, FRONT, FRONT + 4), "the header");
    }
}
