package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.SmallDisk;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of its own, which only root can make. */
@Tag("tool")
class FullDiskTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path root;

    private SmallDisk disk;

    @BeforeEach
    void makeFileSystem() throws IOException {
        disk = SmallDisk.at(root);
        TinyPackage.shop("1.0").writeTo(root);
        run();
        TinyPackage.shop("2.0").writeTo(root);
    }

    @AfterEach
    void removeFileSystem() {
        if (disk != null) {
            disk.close();
        }
    }

    private void run() throws IOException {
        new RepositoryRun(root, RepositoryChange.NONE, FolderOptions.at(TIME)).run();
    }

    private void failsWithoutAChange() throws IOException {
        byte[] before = Files.readAllBytes(root.resolve(Repomd.PATH));

        String message = assertThrows(IOException.class, this::run).getMessage();

        assertTrue(message.contains("'" + root + "' was not changed"), message);
        assertTrue(message.contains("a writable directory with space left"), message);
        assertArrayEquals(before, Files.readAllBytes(root.resolve(Repomd.PATH)));
        assertEquals(1, RepositoryMetadata.read(root).packages().size());
    }

    @Test
    void diskWithoutSpaceKeepsTheMetadataThatItHas() throws IOException {
        disk.fill();
        failsWithoutAChange();

        disk.free();
        run();
        assertEquals(2, RepositoryMetadata.read(root).packages().size());
    }

    @Test
    void readOnlyDirectoryKeepsTheMetadataThatItHas() throws IOException {
        disk.forbidWriting();

        failsWithoutAChange();

        disk.allowWriting();
        run();
        assertEquals(2, RepositoryMetadata.read(root).packages().size());
    }
}
