package io.github.apprpm.repository;

import io.github.apprpm.Refusal;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedKeysTest {
    private static final TestKey KEY = TestKey.rsa(3072);
    private static final TrustedKeys TRUSTED = new TrustedKeys(KEY.publicKeys());

    @TempDir
    private Path directory;

    @Test
    void packageSignedByTheKeyIsTrusted() throws IOException {
        TRUSTED.require(TinyPackage.shop("1.0").signedBy(KEY.signer()).writeTo(directory));
    }

    @Test
    void unsignedPackageIsRefused() throws IOException {
        Path file = TinyPackage.shop("1.0").writeTo(directory);

        Refusal.of(() -> TRUSTED.require(file)).says("'" + file + "'", "is not signed", "<publicKeys>");
    }

    @Test
    void packageSignedByAStrangerIsRefused() throws IOException {
        Path file = TinyPackage.shop("1.0").signedBy(TestKey.ed25519().signer()).writeTo(directory);

        Refusal.of(() -> TRUSTED.require(file)).says("'" + file + "'", "is not among the given keys");
    }

    @Test
    void changedHeaderIsRefused() throws IOException {
        Path file = TinyPackage.shop("1.0").signedBy(KEY.signer()).writeTo(directory);
        byte[] bytes = Files.readAllBytes(file);
        int place = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("Sells things.");
        bytes[place]++;
        Files.write(file, bytes);

        Refusal.of(() -> TRUSTED.require(file)).says("'" + file + "'", "has no good signature");
    }
}
