package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.repository.metadata.Facts;
import io.github.apprpm.repository.metadata.PackageFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileChangesTest {
    private static final String NEVRA = "shop-0:1.0-1.noarch";
    private static final String HREF = "Packages/shop-1.0-1.noarch.rpm";

    @TempDir
    private Path directory;

    private Path from;
    private Path root;
    private final FileChanges changes = new FileChanges();

    @BeforeEach
    void makeRepositories() throws IOException {
        from = Files.createDirectory(directory.resolve("from"));
        root = Files.createDirectory(directory.resolve("root"));
    }

    private static PackageFacts write(Path repository, String text) throws IOException {
        Path file = repository.resolve(HREF);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        FileTime time = Files.getLastModifiedTime(file);
        return new PackageFacts(
                HREF, text.length(), time.to(TimeUnit.SECONDS), "0".repeat(64), "shop", "0", "1.0", "1", "noarch");
    }

    private List<PackageFacts> promote(PackageFacts... packages) throws IOException {
        return new Promotion(from, List.of()).link(List.of(packages), root, changes);
    }

    private Yank yank() {
        return new Yank(List.of(new PackagePattern("yank", "shop-1.0")));
    }

    @Test
    void promotedPackageIsTheSameFileUnderASecondName() throws IOException {
        PackageFacts shop = write(from, "shop");

        assertEquals(List.of(shop), promote(shop));

        assertTrue(Files.isSameFile(from.resolve(HREF), root.resolve(HREF)));
    }

    @Test
    void packageThatIsThereAlreadyIsNotNew() throws IOException {
        PackageFacts shop = write(from, "shop");
        promote(shop);

        assertEquals(List.of(), promote(shop));
    }

    @Test
    void otherBytesOfTheSameFileNameAreNotOverwritten() throws IOException {
        PackageFacts shop = write(from, "shop");
        write(root, "other");

        Refusal.of(() -> promote(shop)).says(root.resolve(HREF).toString());

        assertEquals("other", Files.readString(root.resolve(HREF)));
    }

    @Test
    void fileThatChangedSinceTheMetadataIsNotPromoted() throws IOException {
        PackageFacts shop = write(from, "shop");
        Files.setLastModifiedTime(from.resolve(HREF), FileTime.from(Instant.EPOCH));

        Refusal.of(() -> promote(shop)).says(from.resolve(HREF).toString(), "<from>");

        assertFalse(Files.exists(root.resolve(HREF)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside.rpm", "Packages/../../outside.rpm", "/etc/outside.rpm"})
    void metadataThatPointElsewhereAreRefused(String href) {
        Refusal.of(() -> promote(Facts.at(href, NEVRA, "0".repeat(64), 0))).says("'" + href + "'");
    }

    @Test
    void yankedPackageMovesOutOfSightAndComesBackIfTheRunFails() throws IOException {
        PackageFacts shop = write(root, "shop");

        assertEquals(List.of(shop), yank().move(List.of(shop), root, changes));
        assertFalse(Files.exists(root.resolve(HREF)));
        assertTrue(Files.exists(root.resolve(".yanked").resolve(HREF)));

        changes.undo(new IOException("no space"));
        assertEquals("shop", Files.readString(root.resolve(HREF)));
    }

    @Test
    void promotedPackagesGoIfTheRunFails() throws IOException {
        promote(write(from, "shop"));

        changes.undo(new IOException("no space"));

        assertFalse(Files.exists(root.resolve(HREF)));
        assertTrue(Files.exists(from.resolve(HREF)));
    }
}
