package io.github.apprpm.server.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.server.SmallPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentPackagesTest {
    private static final SmallPackage SHOP = SmallPackage.shop("1.0");
    private static final String HREF = "Packages/" + SHOP.fileName();

    @TempDir
    private Path directory;

    private final RecentPackages recent = new RecentPackages();
    private Path link;

    @BeforeEach
    void file() throws IOException {
        Path upload = directory.resolve("upload.rpm");
        Files.write(upload, SHOP.bytes());
        recent.add(upload, new PackageIndexer().read(upload, "upload.rpm"));
        link = Files.createLink(
                Files.createDirectory(directory.resolve("Packages")).resolve(SHOP.fileName()), upload);
    }

    @Test
    void anotherNameOfTheFileIsKnownAsItWouldBeRead() throws IOException {
        PackageRecord known = recent.find(link, HREF).orElseThrow();
        PackageRecord read = new PackageIndexer().read(link, HREF);

        assertEquals(read.facts(), known.facts());
        assertArrayEquals(read.primary(), known.primary());
        assertArrayEquals(read.filelists(), known.filelists());
        assertArrayEquals(read.other(), known.other());
    }

    @Test
    void aFileThatHasChangedIsNot() throws IOException {
        Files.setLastModifiedTime(link, FileTime.fromMillis(1));

        assertEquals(Optional.empty(), recent.find(link, HREF));
    }

    @Test
    void anotherFileIsNot() throws IOException {
        Path other = Files.copy(link, directory.resolve(SHOP.fileName()));

        assertEquals(Optional.empty(), recent.find(other, SHOP.fileName()));
    }

    @Test
    void thoseThatCameFirstAreForgotten() throws IOException {
        PackageRecord read = new PackageIndexer().read(link, HREF);
        int each = read.primary().length + read.filelists().length + read.other().length;
        for (int i = 0; i <= (8 << 20) / each; i++) {
            recent.add(Files.writeString(directory.resolve("f" + i), ""), read);
        }

        assertEquals(Optional.empty(), recent.find(link, HREF));
        assertTrue(Files.exists(link));
    }
}
