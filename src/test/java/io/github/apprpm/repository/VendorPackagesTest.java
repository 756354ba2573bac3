package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.openpgp.KeyText;
import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.openpgp.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of a vendor, signed by the vendor's key, come to hosts by the same .repo file as those of the repository. */
@Tag("tool")
class VendorPackagesTest {
    @TempDir
    private Path directory;

    private Path root;
    private RepoFile file;

    @BeforeEach
    void makeRepository() throws IOException {
        TestKey own = TestKey.rsa(3072);
        TestKey vendor = TestKey.rsa(4096);
        PublicKeys keys =
                PublicKeys.read(List.of(KeyText.of("own", own.publicKey()), KeyText.of("vendor", vendor.publicKey())));
        root = Files.createDirectory(directory.resolve("repository"));
        TinyPackage.shop("1.0").signedBy(own.signer()).writeTo(root);
        new TinyPackage("till", "1.0", "the till", Optional.of(vendor.signer())).writeTo(root);
        RepositoryChange change = new RepositoryChange(
                Optional.empty(), Optional.empty(), ContentPolicy.ALL, Optional.of(new TrustedKeys(keys)));
        new RepositoryRun(root, change, FolderOptions.at(PackageFolder.TIME).signedBy(new MetadataSigner(own.signer())))
                .run();
        PackageKeys.write(root, keys);
        file = new RepoFile("test", root.toUri(), true).of(root);
    }

    @Test
    void dnfTakesBoth() throws IOException {
        Path repositories = Files.createDirectory(directory.resolve("repos"));
        Files.createDirectory(directory.resolve("log"));
        file.writeTo(repositories);
        String output = Tool.installed("dnf")
                .run(
                        "-y",
                        "--installroot=" + directory.resolve("root"),
                        "--setopt=reposdir=" + repositories,
                        "--setopt=cachedir=" + directory.resolve("cache"),
                        "--setopt=logdir=" + directory.resolve("log"),
                        "--setopt=module_platform_id=platform:el9",
                        "--repo=test",
                        "--releasever=9",
                        "install",
                        "shop",
                        "till")
                .succeeded();
        assertTrue(output.contains("till-1.0-1.noarch"), output);
    }

    @Test
    void zypperTakesBoth() throws IOException {
        Path host = directory.resolve("zypper");
        file.writeTo(Files.createDirectories(host.resolve("etc/zypp/repos.d")));
        Tool zypper =
                Tool.installed("zypper", "--root", host.toString(), "--non-interactive", "--gpg-auto-import-keys");
        zypper.run("refresh").succeeded();
        String output = zypper.run("install", "shop", "till").succeeded();
        assertTrue(output.contains("till-1.0-1.noarch"), output);
    }
}
