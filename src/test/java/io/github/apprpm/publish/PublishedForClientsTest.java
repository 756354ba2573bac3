package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.http.Backoff;
import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.HttpTransport;
import io.github.apprpm.model.PackageVersion;
import io.github.apprpm.model.Specs;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.publish.s3.S3Storage;
import io.github.apprpm.repository.MetadataSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was published is found, fetched and verified by dnf and zypper, also where names have characters of URLs. */
@Tag("tool")
class PublishedForClientsTest {
    @TempDir
    Path directory;

    private final List<LocalPackage> packages = new ArrayList<>();
    private final List<String> names = List.of("c++shop", "shop");

    @BeforeEach
    void makePackages() throws IOException {
        Path files = Files.createDirectory(directory.resolve("packages"));
        for (String name : names) {
            Path made = Release.of(
                            files, Specs.shop().withName(name).with(new PackageVersion(0, "1.2.0^git1~rc1+b", "1")))
                    .file();
            Path file = files.resolve(name + "-1.2.0^git1~rc1+b-1.noarch.rpm");
            Files.move(made, file);
            packages.add(LocalPackage.read(file));
        }
    }

    @Test
    void fromABucket() throws IOException {
        BucketLocation bucket = S3Server.started().newBucket();
        try (RepositoryStorage storage =
                new S3Storage(bucket, Optional.of(new AccessKey("user", "secret")), Optional.empty())) {
            publish(storage);
        }
        clientsFind(URI.create("%s/%s/%s".formatted(S3Server.started().uri(), bucket.bucket(), bucket.prefix())));
    }

    @Test
    void fromAWebServer() throws IOException {
        try (WebServer server = WebServer.start(Files.createDirectory(directory.resolve("nginx")), "")) {
            URI base = server.uri().resolve("el9/");
            publish(new WebStorage(
                    base,
                    new HttpTransport(base, HttpAccess.ANONYMOUS, Optional.empty(), Backoff.PATIENT, warning -> {})));
            clientsFind(base);
        }
    }

    private void publish(RepositoryStorage storage) throws IOException {
        new StoredRepository(
                        storage,
                        Optional.of(new MetadataSigner(TestKey.rsa(3072).signer())),
                        true,
                        InstantSource.system(),
                        Optional.empty(),
                        directory.resolve("work"))
                .publish(packages, words -> {
                    throw new AssertionError(words);
                });
    }

    private void clientsFind(URI url) throws IOException {
        Path dnf = Files.createDirectory(directory.resolve("dnf"));
        Files.createDirectory(dnf.resolve("log"));
        Path repositories = Files.createDirectory(dnf.resolve("repos"));
        Files.writeString(repositories.resolve("test.repo"), """
                [test]
                name=test
                baseurl=%1$s
                gpgcheck=0
                repo_gpgcheck=1
                gpgkey=%1$srepodata/repomd.xml.key
                """.formatted(url));
        Tool.installed("dnf")
                .run(Stream.concat(
                                Stream.of(
                                        "-y",
                                        "--installroot=" + dnf.resolve("root"),
                                        "--setopt=reposdir=" + repositories,
                                        "--setopt=cachedir=" + dnf.resolve("cache"),
                                        "--setopt=logdir=" + dnf.resolve("log"),
                                        "--setopt=module_platform_id=platform:el9",
                                        "--repo=test",
                                        "--releasever=9",
                                        "--downloadonly",
                                        "--downloaddir=" + dnf.resolve("fetched"),
                                        "install"),
                                names.stream())
                        .toArray(String[]::new))
                .succeeded();
        assertFetched(dnf.resolve("fetched"));

        Path root = Files.createDirectory(directory.resolve("zypper"));
        Tool zypper = Tool.installed("zypper", "--root", root.toString(), "--non-interactive");
        zypper.run("addrepo", "--gpgcheck-strict", url.toString(), "test").succeeded();
        zypper.run("--gpg-auto-import-keys", "refresh").succeeded();
        String fetched = zypper.run(
                        Stream.concat(Stream.of("--no-gpg-checks", "install", "--download-only"), names.stream())
                                .toArray(String[]::new))
                .succeeded();
        assertTrue(fetched.contains("1.2.0^git1~rc1+b-1"), fetched);
        assertFetched(root);
    }

    /** Byte for byte, whatever they are called. */
    private void assertFetched(Path below) throws IOException {
        List<String> digests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(below)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".rpm")).toList()) {
                digests.add(LocalPackage.read(file).sha256());
            }
        }
        assertEquals(
                packages.stream().map(LocalPackage::sha256).sorted().toList(),
                digests.stream().sorted().toList());
    }
}
