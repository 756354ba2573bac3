package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Specs;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.RepoFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTargetTest {
    @TempDir
    Path directory;

    private final List<String> heard = new ArrayList<>();
    private final UploadListener listener = new HeardUploads(heard);

    @Test
    void packagesAreCopiedAndIndexed() throws IOException {
        List<LocalPackage> release = List.of(Release.of(directory, "shop"), Release.of(directory, "stock"));
        assertEquals(release, target().missing(release));
        target().publish(release, listener);
        assertEquals(List.of(), target().missing(release));
        assertEquals(List.of("shop-1.2.0-1.noarch.rpm", "stock-1.2.0-1.noarch.rpm"), packages());
    }

    @Test
    void theDryRunMakesNothing() throws IOException {
        target().missing(List.of(Release.of(directory, "shop")));
        assertFalse(Files.exists(root()));
    }

    @Test
    void anotherPackageOfTheSameNameIsRefused() throws IOException {
        target().publish(List.of(Release.of(directory, "shop")), listener);
        LocalPackage other = Release.of(
                Files.createDirectory(directory.resolve("other")),
                Specs.shop().withName("shop").withTimestamp(Instant.ofEpochSecond(1_800_000_000)));
        Refusal.of(() -> target().missing(List.of(other))).says("another package", "raise the version");
        Refusal.of(() -> target().publish(List.of(other), listener)).says("another package");
    }

    @Test
    void anotherPackageOfTheSameVersionIsRefusedWhereverItLies() throws IOException {
        LocalPackage shop = Release.of(directory, "shop");
        target().publish(List.of(shop), listener);
        Files.createDirectory(root().resolve("x"));
        Files.move(root().resolve(shop.fileName()), root().resolve("x/" + shop.fileName()));
        target().publish(List.of(Release.of(directory, "stock")), listener);
        LocalPackage other = Release.of(
                Files.createDirectory(directory.resolve("other")),
                Specs.shop().withName("shop").withTimestamp(Instant.ofEpochSecond(1_800_000_000)));
        Refusal.of(() -> target().missing(List.of(other)))
                .says("another package shop-1.2.0-1.noarch, as 'x/shop-1.2.0-1.noarch.rpm'", "raise the version");
        Refusal.of(() -> target().publish(List.of(other), listener)).says("another package");
        assertEquals(List.of("stock-1.2.0-1.noarch.rpm"), packages());
    }

    @Test
    void ofAReleaseWithAPackageThatLiesNothingIsLeft() throws IOException {
        target().publish(List.of(Release.of(directory, "shop")), listener);
        byte[] repomd = Files.readAllBytes(root().resolve("repodata/repomd.xml"));
        LocalPackage good = Release.of(directory, "good");
        LocalPackage bad = Release.of(directory, "bad");
        byte[] bytes = Files.readAllBytes(bad.file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(bad.file(), bytes);
        Refusal.of(() -> target().publish(List.of(good, LocalPackage.read(bad.file())), listener))
                .says("bad-1.2.0-1.noarch.rpm");
        assertEquals(List.of("shop-1.2.0-1.noarch.rpm"), packages());
        assertArrayEquals(repomd, Files.readAllBytes(root().resolve("repodata/repomd.xml")));
    }

    @Test
    void packagesThatClientsSeeAlreadyStayThoughALaterStepFails() throws IOException {
        RepoFile file = new RepoFile("el9", URI.create("https://packages.example.org/el9/"), false);
        Files.createDirectories(root().resolve("el9.repo/occupied"));
        FolderTarget target = new FolderTarget(root(), Optional.empty(), InstantSource.system(), Optional.of(file));
        List<LocalPackage> release = List.of(Release.of(directory, "shop"));
        assertThrows(IOException.class, () -> target.publish(release, listener));
        assertEquals(List.of(), target.invisible(release));
        assertEquals(List.of("shop-1.2.0-1.noarch.rpm"), packages());
    }

    @Test
    void aSignedRepositoryIsNotChangedWithoutItsKey() throws IOException {
        new FolderTarget(
                        root(),
                        Optional.of(new MetadataSigner(TestKey.ed25519().signer())),
                        InstantSource.system(),
                        Optional.empty())
                .publish(List.of(Release.of(directory, "shop")), listener);
        assertTrue(Files.exists(root().resolve("repodata/repomd.xml.asc")));
        LocalPackage stock = Release.of(directory, "stock");
        Refusal.of(() -> target().missing(List.of(stock))).says("are signed", "<keyFilePath>");
        Refusal.of(() -> target().publish(List.of(stock), listener)).says("are signed");
    }

    private Path root() {
        return directory.resolve("share/el9");
    }

    private FolderTarget target() {
        return new FolderTarget(root(), Optional.empty(), InstantSource.system(), Optional.empty());
    }

    private List<String> packages() throws IOException {
        try (Stream<Path> files = Files.list(root())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
