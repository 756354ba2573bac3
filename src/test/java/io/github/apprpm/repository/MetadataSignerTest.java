package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.Tool;
import io.github.apprpm.model.Compatibility;
import io.github.apprpm.openpgp.GpgHome;
import io.github.apprpm.openpgp.SignaturePacket;
import io.github.apprpm.openpgp.Signer;
import io.github.apprpm.openpgp.SigningDigest;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataSignerTest {
    private static final byte[] REPOMD = "<repomd/>\n".getBytes(StandardCharsets.UTF_8);
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void sameBytesAtTheSameTimeHaveTheSameSignature() throws IOException {
        MetadataSigner signer = new MetadataSigner(TestKey.rsa(3072).signer());

        assertEquals(text(signer.sign(REPOMD, TIME)), text(signer.sign(REPOMD, TIME)));
    }

    static Stream<TestKey> keys() {
        return Stream.of(
                TestKey.rsa(3072),
                TestKey.ed25519(),
                TestKey.rsa(3072).certifyingOnly().withSubkey());
    }

    /** gpgv sees the key and the signature only, as a client does. */
    @Tag("tool")
    @ParameterizedTest
    @MethodSource("keys")
    void gpgVerifiesTheSignatureByTheKeyBesideIt(TestKey key) throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            verified(gpg, new MetadataSigner(key.signer()));
        }
    }

    @Tag("tool")
    @Test
    void keyOfGpgIsPublishedLikeOneOfTheBuild() throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            gpg.makeWithSubkey("Shop <shop@example.com>", "rsa3072");

            verified(gpg, new MetadataSigner(signer(gpg)));
        }
    }

    private static Signer signer(GpgHome gpg) throws IOException {
        return gpg.program()
                .signer(Optional.empty(), Optional.empty(), SigningDigest.SHA256, Instant.now(), Compatibility.EL8);
    }

    private void verified(GpgHome gpg, MetadataSigner signer) throws IOException {
        Path repomd = Files.write(directory.resolve("repomd.xml"), REPOMD);
        Path signature = Files.write(directory.resolve("repomd.xml.asc"), signer.sign(REPOMD, TIME));
        Path key = Files.write(directory.resolve("repomd.xml.key"), signer.publicKey());
        Path ring = directory.resolve("ring.gpg");
        gpg.run("--output", ring.toString(), "--dearmor", key.toString());

        Tool.installed("gpgv")
                .run(Map.of(), "--keyring", ring.toString(), signature.toString(), repomd.toString())
                .succeeded();
        assertFalse(Files.readString(key).contains("PRIVATE"));
    }

    @Tag("tool")
    @Test
    void secondSignatureByTheConfigurationOfGpgIsRefused() throws IOException {
        try (GpgHome gpg = GpgHome.create()) {
            gpg.make("Shop <shop@example.com>", "rsa3072");
            Signer signer = signer(gpg);
            String other = gpg.make("Other <other@example.com>", "rsa3072");
            Files.writeString(gpg.directory().resolve("gpg.conf"), "local-user " + other + "\n");

            Refusal.of(() -> new MetadataSigner(signer).sign(REPOMD, Instant.now()))
                    .says("Shop <shop@example.com>", "more than one signature", "gpg.conf");
        }
    }

    @Test
    void twoPacketsAreNotOne() throws IOException {
        byte[] one = TestKey.rsa(3072).signer().sign(REPOMD, TIME);
        byte[] two = new byte[2 * one.length];
        System.arraycopy(one, 0, two, 0, one.length);
        System.arraycopy(one, 0, two, one.length, one.length);

        assertTrue(SignaturePacket.isAlone(one));
        assertFalse(SignaturePacket.isAlone(two));
        assertFalse(SignaturePacket.isAlone(new byte[0]));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
