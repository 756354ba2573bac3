package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.repository.RepositoryChange.Outcome;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryRunTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final TestKey KEY = TestKey.rsa(3072);
    private static final RepositoryChange NONE = RepositoryChange.NONE;

    @TempDir
    private Path directory;

    private Path root;

    @BeforeEach
    void makeRepository() throws IOException {
        root = Files.createDirectory(directory.resolve("apps"));
    }

    private static Outcome run(Path root, RepositoryChange change) throws IOException {
        return new RepositoryRun(root, change, FolderOptions.at(TIME)).run();
    }

    private static List<String> published(Path root) throws IOException {
        return RepositoryMetadata.read(root).packages().stream()
                .map(PackageFacts::nevra)
                .toList();
    }

    private static RepositoryChange yank(String pattern) {
        return new RepositoryChange(
                Optional.empty(),
                Optional.of(new Yank(List.of(new PackagePattern("yank", pattern)))),
                ContentPolicy.ALL,
                Optional.empty());
    }

    private static RepositoryChange keep(int newest) {
        return new RepositoryChange(
                Optional.empty(),
                Optional.empty(),
                new ContentPolicy(DuplicatePolicy.FAIL, Optional.of(new Retention(newest))),
                Optional.empty());
    }

    private static RepositoryChange from(Path other, String... patterns) {
        return new RepositoryChange(
                Optional.of(new Promotion(
                        other,
                        List.of(patterns).stream()
                                .map(text -> new PackagePattern("promote", text))
                                .toList())),
                Optional.empty(),
                ContentPolicy.ALL,
                Optional.empty());
    }

    @Test
    void clientsNoLongerSeeAYankedPackage() throws IOException {
        TinyPackage.shop("1.0").writeTo(root);
        Path yanked = TinyPackage.shop("2.0").writeTo(root);
        run(root, NONE);

        Outcome outcome = run(root, yank("shop-2.0"));

        assertEquals(List.of("shop-1.0-1.noarch"), published(root));
        assertEquals(List.of("shop-2.0-1.noarch.rpm"), outcome.folder().removed());
        assertTrue(Files.exists(root.resolve(".yanked").resolve(yanked.getFileName())));
        run(root, NONE);
        assertEquals(List.of("shop-1.0-1.noarch"), published(root));
    }

    @Test
    void yankThatWasEndedAfterTheFileMovedIsCompletedByTheNextRun() throws IOException {
        TinyPackage.shop("1.0").writeTo(root);
        Path yanked = TinyPackage.shop("2.0").writeTo(root);
        run(root, NONE);
        Files.createDirectory(root.resolve(".yanked"));
        Files.move(yanked, root.resolve(".yanked").resolve(yanked.getFileName()));

        run(root, yank("shop-2.0"));

        assertEquals(List.of("shop-1.0-1.noarch"), published(root));
    }

    @Test
    void failedRunLeavesTheYankedPackageWhereItWas() throws IOException {
        Path shop = TinyPackage.shop("1.0").writeTo(root);
        run(root, NONE);
        Path damaged = Files.writeString(root.resolve("damaged.rpm"), "no package");

        Refusal.of(() -> run(root, yank("shop-1.0"))).says("'" + damaged + "'");

        assertTrue(Files.exists(shop));
        assertEquals(List.of("shop-1.0-1.noarch"), published(root));
    }

    @Test
    void packagesOfAnotherRepositoryAreLinkedAndPublished() throws IOException {
        Path testing = Files.createDirectory(directory.resolve("testing"));
        Path shop = TinyPackage.shop("1.0").writeTo(testing);
        TinyPackage.shop("2.0").writeTo(testing);
        run(testing, NONE);

        Outcome outcome = run(root, from(testing, "shop-1.0"));

        assertEquals(List.of("shop-1.0-1.noarch"), published(root));
        assertTrue(Files.isSameFile(shop, root.resolve(shop.getFileName())));
        assertEquals(1, outcome.promoted().size());
        assertEquals(List.of(), run(root, from(testing, "shop-1.0")).promoted());
    }

    @Test
    void directoryThatIsNoRepositoryGivesNoPackages() throws IOException {
        Path other = Files.createDirectory(directory.resolve("other"));

        Refusal.of(() -> run(root, from(other))).says("'" + other + "'", "<from>", "repodata/repomd.xml");
    }

    @Test
    void failedRunTakesPromotedPackagesBack() throws IOException {
        Path testing = Files.createDirectory(directory.resolve("testing"));
        Path shop = TinyPackage.shop("1.0").writeTo(testing);
        run(testing, NONE);
        Files.writeString(root.resolve("damaged.rpm"), "no package");

        Refusal.of(() -> run(root, from(testing))).says("damaged.rpm");

        assertFalse(Files.exists(root.resolve(shop.getFileName())));
        assertFalse(Files.exists(root.resolve("repodata")));
    }

    @Test
    void fileOfAnOldVersionStaysForClientsThatHoldTheMetadataBefore() throws IOException {
        Path old = TinyPackage.shop("1.0").writeTo(root);
        run(root, NONE);
        TinyPackage.shop("2.0").writeTo(root);

        Outcome outcome = run(root, keep(1));

        assertEquals(List.of("shop-2.0-1.noarch"), published(root));
        assertEquals(List.of(), outcome.deleted());
        assertTrue(Files.exists(old));
    }

    @Test
    void fileOfAnOldVersionIsDeletedWhenNoMetadataHaveIt() throws IOException {
        Path old = TinyPackage.shop("1.0").writeTo(root);
        run(root, NONE);
        for (int version = 2; version <= 5; version++) {
            TinyPackage.shop(version + ".0").writeTo(root);
            Instant later = TIME.plus(Duration.ofDays(2L * version));
            new RepositoryRun(root, keep(1), FolderOptions.at(later)).run();
        }

        assertEquals(List.of("shop-5.0-1.noarch"), published(root));
        assertFalse(Files.exists(old));
    }

    @Test
    void fileOfAnOldVersionIsNotReadAgainByEachRun() throws IOException {
        Path old = TinyPackage.shop("1.0").writeTo(root);
        run(root, NONE);
        TinyPackage.shop("2.0").writeTo(root);
        run(root, keep(1));
        FileTime time = Files.getLastModifiedTime(old);
        Files.write(old, new byte[(int) Files.size(old)]); // a run that read it would refuse it
        Files.setLastModifiedTime(old, time);

        TinyPackage.shop("3.0").writeTo(root);
        run(root, keep(1));

        assertEquals(List.of("shop-3.0-1.noarch"), published(root));
        Refusal.of(() -> run(root, NONE)).says("shop-1.0-1.noarch.rpm");
    }

    @Test
    void oldVersionIsPublishedAgainWhenMoreOfThemStay() throws IOException {
        TinyPackage.shop("1.0").writeTo(root);
        run(root, NONE);
        TinyPackage.shop("2.0").writeTo(root);
        run(root, keep(1));
        assertEquals(List.of("shop-2.0-1.noarch"), published(root));
        TinyPackage.shop("3.0").writeTo(root);

        Outcome outcome = run(root, keep(3));

        assertEquals(List.of("shop-1.0-1.noarch", "shop-2.0-1.noarch", "shop-3.0-1.noarch"), published(root));
        assertEquals(
                List.of("shop-1.0-1.noarch.rpm", "shop-3.0-1.noarch.rpm"),
                outcome.folder().added());
    }

    @Test
    void noFileIsDeletedWhileMetadataAreDamagedThatMayHaveIt() throws IOException {
        Path old = TinyPackage.shop("1.0").writeTo(root);
        run(root, NONE);
        Path primary = root.resolve(RepositoryMetadata.read(root)
                .repomd()
                .orElseThrow()
                .find("primary")
                .orElseThrow()
                .href());
        TinyPackage.shop("2.0").writeTo(root);
        run(root, keep(1));
        Files.write(primary, new byte[10]);
        TinyPackage.shop("3.0").writeTo(root);

        assertEquals(List.of(), run(root, keep(1)).deleted());

        assertEquals(List.of("shop-3.0-1.noarch"), published(root));
        assertTrue(Files.exists(old));
    }

    @Test
    void yankThatFailsIsTakenBackAfterARunThatWasEndedToo() throws IOException {
        FolderOptions signed = FolderOptions.at(TIME)
                .signedBy(new MetadataSigner(TestKey.rsa(3072).signer()));
        Path old = TinyPackage.shop("1.0").writeTo(root);
        new RepositoryRun(root, NONE, signed).run();
        byte[] before = Files.readAllBytes(root.resolve(Repomd.PATH));
        TinyPackage.shop("2.0").writeTo(root);
        new RepositoryRun(root, NONE, signed).run();
        Files.move(root.resolve(Repomd.PATH), root.resolve("repodata/repomd.xml.signed.tmp"));
        Files.write(root.resolve(Repomd.PATH), before);
        Files.write(root.resolve("bad-1.rpm"), new byte[100]);

        Refusal.of(() -> new RepositoryRun(root, yank("shop-1.0"), signed).run())
                .says("bad-1.rpm");

        assertEquals(List.of("shop-1.0-1.noarch", "shop-2.0-1.noarch"), published(root));
        assertTrue(Files.exists(old));
    }

    @Test
    void advisoriesThatWereReplacedGoWithTheMetadataThatNameThem() throws IOException {
        TinyPackage.shop("1.0").writeTo(root);
        Path updateinfo = directory.resolve("updateinfo.xml");
        for (int day = 0; day < 5; day++) {
            Files.writeString(updateinfo, "<updates><update><id>SHOP-%d</id></update></updates>".formatted(day));
            new RepositoryRun(root, NONE, withUpdateinfo(updateinfo, TIME.plus(Duration.ofDays(2L * day)))).run();
        }

        assertEquals(3, advisories(), "the published one and those of two sets before");

        run(root, NONE);
        assertEquals(3, advisories());
        assertTrue(RepositoryMetadata.read(root)
                .repomd()
                .orElseThrow()
                .find("updateinfo")
                .isPresent());
    }

    private static FolderOptions withUpdateinfo(Path file, Instant time) {
        FolderOptions plain = FolderOptions.at(time);
        return new FolderOptions(
                plain.compression(),
                time,
                plain.signer(),
                plain.keptGenerations(),
                plain.keptFor(),
                plain.policy(),
                new ExtraMetadata(Map.of(ExtraMetadata.Kind.UPDATEINFO, file)));
    }

    private long advisories() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("repodata"))) {
            return files.filter(file -> file.toString().contains("updateinfo")).count();
        }
    }

    @Test
    void twoPackagesOfOneNameWithOtherBytesChangeNothing() throws IOException {
        TinyPackage.shop("1.0").writeTo(root);
        run(root, NONE);
        byte[] before = Files.readAllBytes(root.resolve(Repomd.PATH));
        TinyPackage.shop("1.0").with("another shop").writeTo(Files.createDirectory(root.resolve("more")));

        Refusal.of(() -> run(root, NONE)).says("shop-1.0-1.noarch", "'more/shop-1.0-1.noarch.rpm'", "<duplicates>");

        assertArrayEquals(before, Files.readAllBytes(root.resolve(Repomd.PATH)));
    }

    @Test
    void unsignedPackageAmongSignedOnesChangesNothing() throws IOException {
        RepositoryChange trusted = new RepositoryChange(
                Optional.empty(), Optional.empty(), ContentPolicy.ALL, Optional.of(new TrustedKeys(KEY.publicKeys())));
        TinyPackage.shop("1.0").signedBy(KEY.signer()).writeTo(root);
        run(root, trusted);
        Path unsigned = TinyPackage.shop("2.0").writeTo(root);

        Refusal.of(() -> run(root, trusted)).says("'" + unsigned + "'", "is not signed");

        assertEquals(List.of("shop-1.0-1.noarch"), published(root));
    }

    @Test
    void packagesThatTheKeyOfTheRepositoryHasNotSignedAreNamed() throws IOException {
        TinyPackage.shop("1.0").signedBy(KEY.signer()).writeTo(root);
        TinyPackage.shop("2.0").writeTo(root);

        Outcome outcome =
                new RepositoryRun(root, NONE, FolderOptions.at(TIME).signedBy(new MetadataSigner(KEY.signer()))).run();

        assertEquals(List.of("shop-2.0-1.noarch.rpm"), outcome.unsigned());
    }
}
