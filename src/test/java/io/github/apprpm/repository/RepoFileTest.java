package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepoFileTest {
    private static RepoFile file(String id, String url, boolean isSigned) {
        return new RepoFile(id, RepoFile.url(url), isSigned);
    }

    @Test
    void signedRepositoryHasItsPackagesAndMetadataChecked() {
        assertEquals("""
                [shop]
                name=shop
                baseurl=https://rpm.example.com/shop/
                enabled=1
                gpgcheck=1
                repo_gpgcheck=1
                gpgkey=https://rpm.example.com/shop/repodata/repomd.xml.key
                """, file("shop", "https://rpm.example.com/shop", true).text());
    }

    @Test
    void unsignedRepositorySaysThatNothingIsChecked() {
        assertEquals("""
                [shop]
                name=shop
                baseurl=file:/srv/rpm/
                enabled=1
                gpgcheck=0
                repo_gpgcheck=0
                """, file("shop", "file:/srv/rpm/", false).text());
    }

    @Test
    void runThatSignsNothingLeavesASignedRepositorySigned(@TempDir Path root) throws IOException {
        Files.createDirectory(root.resolve("repodata"));
        RepoFile file = file("shop", "https://rpm.example.com/shop/", false);
        assertFalse(file.of(root).isSigned());

        Files.createFile(root.resolve("repodata/repomd.xml.asc"));

        file.of(root).writeTo(root);
        assertTrue(Files.readString(root.resolve("shop.repo")).contains("repo_gpgcheck=1"));
    }

    @Test
    void keysOfPackagesAreNamedBesideThatOfTheMetadata(@TempDir Path root) throws IOException {
        TestKey vendor = TestKey.ed25519();
        PackageKeys.write(root, PublicKeys.read(List.of(KeyText.of("a test", vendor.publicKey()))));
        String name = "packages-%s.key".formatted(vendor.fingerprint().toLowerCase(Locale.ROOT));
        assertTrue(Files.readString(root.resolve(name)).startsWith("-----BEGIN PGP PUBLIC KEY BLOCK-----"));

        Files.createDirectory(root.resolve("repodata"));
        Files.createFile(root.resolve("repodata/repomd.xml.asc"));
        String text =
                file("shop", "https://rpm.example.com/shop/", true).of(root).text();
        assertTrue(
                text.endsWith(
                        "gpgkey=https://rpm.example.com/shop/repodata/repomd.xml.key https://rpm.example.com/shop/%s\n"
                                .formatted(name)),
                text);
    }

    @Test
    void administratorAddsTheFileByItsAddress() {
        assertEquals(
                "dnf config-manager --add-repo https://rpm.example.com/shop/shop.repo",
                file("shop", "https://rpm.example.com/shop/", true).commandToAdd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my shop", "shop]\n[other", "../shop", "main", ".shop", "größe"})
    void nameThatDnfDoesNotTakeIsRefused(String id) {
        Refusal.of(() -> file(id, "https://rpm.example.com/", true)).says("<repositoryName>", "'" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpm.example.com", "s3://bucket/shop", "https://rpm.example.com/my shop"})
    void addressThatDnfDoesNotReadIsRefused(String url) {
        Refusal.of(() -> file("shop", url, true)).says("<publicUrl>", "'" + url, "https://rpm.example.com/");
    }
}
