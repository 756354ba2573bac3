package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Tool;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of its own, which only root can make. */
@Tag("tool")
class FullDiskTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");
    private static final String SIZE = "256k";

    @TempDir
    private Path root;

    private boolean isMounted;

    @BeforeEach
    void makeFileSystem() throws IOException {
        assumeTrue(Tool.installed("id").run(Map.of(), "-u").succeeded().strip().equals("0"), "needs root");
        mount("-t", "tmpfs", "-o", "size=" + SIZE, "apprpm-test");
        isMounted = true;
        TinyPackage.shop("1.0").writeTo(root);
        run();
        TinyPackage.shop("2.0").writeTo(root);
    }

    @AfterEach
    void removeFileSystem() {
        if (isMounted) {
            Tool.installed("umount").run(Map.of(), root.toString()).succeeded();
        }
    }

    private void mount(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = root.toString();
        Tool.installed("mount").run(Map.of(), all).succeeded();
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
        Path filling = root.resolve("filling");
        try (OutputStream out = Files.newOutputStream(filling)) {
            assertThrows(IOException.class, () -> out.write(new byte[1 << 20]));
        }

        failsWithoutAChange();

        Files.delete(filling);
        run();
        assertEquals(2, RepositoryMetadata.read(root).packages().size());
    }

    @Test
    void readOnlyDirectoryKeepsTheMetadataThatItHas() throws IOException {
        mount("-o", "remount,ro");

        failsWithoutAChange();

        mount("-o", "remount,rw");
        run();
        assertEquals(2, RepositoryMetadata.read(root).packages().size());
    }
}
