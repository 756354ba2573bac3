package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.Records;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFolderTest {
    @TempDir
    private Path root;

    private PackageFolder folder;

    @BeforeEach
    void publishTwo() throws IOException {
        folder = new PackageFolder(root);
        folder.put("shop-1.rpm", "one");
        folder.put("sub/till-1.rpm", "two");
        folder.update();
        folder.read();
    }

    @Test
    void whatFailsAfterTheCommitIsNotSaidToHaveChangedNothing() throws IOException {
        folder.put("desk-1.rpm", "three");
        Files.createDirectories(root.resolve("repodata/%s-primary.xml.gz/occupied".formatted(Sha256.PLACEHOLDER)));
        String message = assertThrows(IOException.class, folder::update).getMessage();
        assertTrue(message.contains("is published, but"), message);
        assertEquals(3, folder.published().size());
    }

    @Test
    void whatAnEndedRunHasLeftIsNeverPublishedByHalf() throws IOException {
        Files.writeString(root.resolve("repodata/repomd.xml.signed.tmp"), "not yet");
        Files.createDirectories(root.resolve("repodata/repomd.xml.asc.tmp/occupied"));
        assertThrows(IOException.class, folder::update);
        assertFalse(Files.exists(root.resolve("repodata/repomd.xml.signed.tmp")));
        assertEquals(2, folder.published().size());
    }

    @Test
    void packagesBelowTheFolderArePublished() throws IOException {
        assertEquals(Set.of("shop-1.rpm", "sub/till-1.rpm"), folder.published().keySet());
    }

    @Test
    void whatHasNotChangedIsNeitherReadNorTouched() throws IOException {
        Map<String, String> before = folder.files();
        assertFalse(folder.update(FolderOptions.at(PackageFolder.TIME.plusSeconds(9)))
                .isChanged());
        assertEquals(before, folder.files());
        assertEquals(List.of(), folder.read());
    }

    @Test
    void onlyNewAndChangedPackagesAreRead() throws IOException {
        folder.put("shop-2.rpm", "three");
        folder.put("sub/till-1.rpm", "other");
        folder.remove("shop-1.rpm");
        FolderResult result = folder.update();
        assertEquals(List.of("shop-2.rpm", "sub/till-1.rpm"), folder.read());
        assertEquals(
                Map.of(
                        "shop-2.rpm", Records.of("shop-2.rpm", "three").pkgid(),
                        "sub/till-1.rpm", Records.of("sub/till-1.rpm", "other").pkgid()),
                folder.published());
        assertEquals(new FolderResult(true, 2, List.of("shop-2.rpm", "sub/till-1.rpm"), List.of("shop-1.rpm")), result);
    }

    @Test
    void hiddenDirectoriesAndOtherFilesAreNotPublished() throws IOException {
        folder.put(".yanked/shop-3.rpm", "yanked");
        folder.put("readme.txt", "no package");
        folder.put("repodata/shop-4.rpm", "metadata");
        assertFalse(folder.update().isChanged());
    }

    @Test
    void aPackageThatIsLinkedIsPublishedAndADanglingLinkIsNot() throws IOException {
        Files.createSymbolicLink(root.resolve("linked-1.rpm"), Path.of("sub/till-1.rpm"));
        Files.createSymbolicLink(root.resolve("dangling-1.rpm"), Path.of("absent.rpm"));
        Files.createSymbolicLink(root.resolve("sub/circle"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("itself-1.rpm"), Path.of("itself-1.rpm"));
        folder.update();
        assertEquals(
                Set.of("linked-1.rpm", "shop-1.rpm", "sub/till-1.rpm"),
                folder.published().keySet());
    }

    @Test
    void aBrokenPackageChangesNothing() throws IOException {
        folder.put("shop-2.rpm", "fine");
        folder.put("shop-3.rpm", "broken");
        Map<String, String> before = folder.files();
        PackagingException refused = assertThrows(PackagingException.class, folder::update);
        assertEquals("'shop-3.rpm' is broken", refused.problem());
        assertEquals(before, folder.files());
    }

    @Test
    void aFirstRunThatFailsLeavesNoRepository() throws IOException {
        Path other = Files.createDirectory(root.resolve(".other"));
        PackageFolder first = new PackageFolder(other);
        first.put("shop-3.rpm", "broken");
        assertThrows(PackagingException.class, first::update);
        assertFalse(Files.exists(other.resolve("repodata")));
    }

    @Test
    void aPolicyKeepsPackagesFromClients() throws IOException {
        folder.put("shop-2.rpm", "three");
        FolderOptions options = FolderOptions.at(PackageFolder.TIME);
        folder.update(new FolderOptions(
                options.compression(),
                options.time(),
                options.signer(),
                options.keptGenerations(),
                options.keptFor(),
                packages -> Set.of("shop-1.rpm"),
                options.others()));
        assertEquals(Set.of("shop-2.rpm", "sub/till-1.rpm"), folder.published().keySet());
    }

    @Test
    void aClientThatHoldsTheMetadataOfFiveCommitsAgoStillFindsItsFiles() throws IOException {
        Repomd old = Repomd.read(root).orElseThrow();
        Map<String, String> seen = folder.published();
        for (int i = 1; i <= 5; i++) {
            folder.put("shop-%d.rpm".formatted(i + 1), "version " + i);
            folder.update(FolderOptions.at(PackageFolder.TIME.plusSeconds(60L * i)));
        }
        assertEquals(seen, folder.published(old));
    }

    @Test
    void metadataSupersededForLongerThanADayAreDeletedButTwoGenerations() throws IOException {
        List<Repomd> generations = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            generations.add(Repomd.read(root).orElseThrow());
            folder.put("shop-%d.rpm".formatted(i + 1), "version " + i);
            folder.update(FolderOptions.at(PackageFolder.TIME.plus(Duration.ofHours(20L * i))));
        }
        // Superseded 80, 60, 40, 20 and 0 hours ago.
        assertThrows(PackagingException.class, () -> folder.published(generations.get(0)));
        assertThrows(PackagingException.class, () -> folder.published(generations.get(2)));
        assertEquals(6, folder.published(generations.get(4)).size());
        assertEquals(5, folder.published(generations.get(3)).size());
        assertEquals(3 * 3 + 2 + 1, folder.files().size());
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Files.writeString(root.resolve("repodata/comps.xml"), "<comps/>");
        folder.put("shop-2.rpm", "three");
        folder.update(FolderOptions.at(PackageFolder.TIME.plus(Duration.ofDays(30))));
        assertTrue(Files.exists(root.resolve("repodata/comps.xml")));
    }

    @Test
    void otherMetadataArePassedOn() throws IOException {
        Repomd before = Repomd.read(root).orElseThrow();
        RepomdData comps = RepomdData.of("group", "0".repeat(64), "1".repeat(64), "repodata/comps.xml", 5, 6, 7);
        Files.write(root.resolve(Repomd.PATH), before.withOthers(List.of(comps)).bytes());
        folder.put("shop-2.rpm", "three");
        folder.update();
        assertEquals(List.of(comps), Repomd.read(root).orElseThrow().others());
    }

    @Test
    void damagedMetadataAreNamedAndStay() throws IOException {
        Path primary = root.resolve(
                Repomd.read(root).orElseThrow().find("primary").orElseThrow().href());
        byte[] bytes = Files.readAllBytes(primary);
        bytes[bytes.length / 2] ^= 1;
        Files.write(primary, bytes);
        folder.put("shop-2.rpm", "three");
        Map<String, String> before = folder.files();
        PackagingException refused = assertThrows(PackagingException.class, folder::update);
        assertTrue(refused.problem().contains(primary.getFileName().toString()), refused.problem());
        assertEquals(before, folder.files());
    }

    @Test
    void signedMetadataAreNotReplacedByUnsignedOnes() throws IOException {
        Files.writeString(root.resolve("repodata/repomd.xml.asc"), "a signature");
        folder.put("shop-2.rpm", "three");
        Map<String, String> before = folder.files();
        PackagingException refused = assertThrows(PackagingException.class, folder::update);
        assertTrue(refused.problem().contains("signed"), refused.problem());
        assertEquals(before, folder.files());
    }

    @Test
    void aDirectoryThatDoesNotExistIsNamed() {
        PackagingException refused =
                assertThrows(PackagingException.class, () -> RepositoryFolder.open(root.resolve("absent")));
        assertTrue(refused.problem().contains(root.resolve("absent").toString()), refused.problem());
    }

    @Test
    void packagesOfOtherPlacesTakeThePlaceOfAllThatWasPublished() throws IOException {
        FolderResult result = replace(
                Records.of("till-2.rpm", "other").below("base"),
                Records.of("shop-1.rpm", "one").below("apps"));
        assertEquals(List.of("apps/shop-1.rpm", "base/till-2.rpm"), result.added());
        assertEquals(
                Set.of("apps/shop-1.rpm", "base/till-2.rpm"), folder.published().keySet());
    }

    @Test
    void theSamePackagesOfOtherPlacesAreNotPublishedAgain() throws IOException {
        PackageRecord shop = Records.of("shop-1.rpm", "one").below("apps");
        PackageRecord till = Records.of("till-2.rpm", "other").below("base");
        replace(shop, till);
        Map<String, String> before = folder.files();
        assertFalse(replace(till, shop).isChanged());
        assertEquals(before, folder.files());
    }

    private FolderResult replace(PackageRecord... records) throws IOException {
        try (RepositoryFolder virtual = RepositoryFolder.open(root)) {
            return virtual.replace(
                    spool -> {
                        for (PackageRecord record : records) {
                            spool.add(record);
                        }
                    },
                    FolderOptions.at(PackageFolder.TIME));
        }
    }
}
