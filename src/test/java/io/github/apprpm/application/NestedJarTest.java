package io.github.apprpm.application;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedJarTest {
    private static final int LENGTH = 4;
    private static final byte[] FIRST = {1, 2, 3, 4};

    @TempDir
    private Path directory;

    private ByteArrayOutputStream bytes;
    private ZipOutputStream jar;

    @BeforeEach
    void startJar() {
        bytes = new ByteArrayOutputStream();
        jar = new ZipOutputStream(bytes);
    }

    @Test
    void classesForOtherVersionsOfJavaAndModulesAreNotTheFirst() throws IOException {
        deflated("META-INF/versions/21/a/A.class", 9, 9, 9, 9);
        deflated("module-info.class", 8, 8, 8, 8);
        deflated("a/A.class", 1, 2, 3, 4, 5, 6);
        deflated("b/B.class", 7, 7, 7, 7);
        assertFirstOnDisk();
        assertFirstIn(ZipEntry.STORED);
        assertFirstIn(ZipEntry.DEFLATED);
    }

    @Test
    void aClassMayBeStored() throws IOException {
        deflated("readme.txt", 9);
        stored(jar, "a/A.class", new byte[] {1, 2, 3, 4, 5, 6});
        assertFirstOnDisk();
        assertFirstIn(ZipEntry.STORED);
    }

    @Test
    void aJarWithACommentIsReadFromItsStart() throws IOException {
        jar.setComment("built by hand");
        deflated("a/A.class", 1, 2, 3, 4, 5, 6);
        assertFirstOnDisk();
        assertFirstIn(ZipEntry.STORED);
    }

    @Test
    void aJarWithoutClassesHasNone() throws IOException {
        deflated("logo.png", 1, 2, 3);
        assertEquals(Optional.empty(), NestedJar.onDisk(file()).firstClass(LENGTH));
    }

    @Test
    void aFileThatIsNoArchiveHasNone() throws IOException {
        Path file = directory.resolve("empty.jar");
        Files.write(file, new byte[0]);
        assertEquals(Optional.empty(), NestedJar.onDisk(file).firstClass(LENGTH));
        Files.write(file, new byte[100]);
        assertEquals(Optional.empty(), NestedJar.onDisk(file).firstClass(LENGTH));
    }

    private void assertFirstOnDisk() throws IOException {
        assertArrayEquals(FIRST, NestedJar.onDisk(file()).firstClass(LENGTH).orElseThrow());
    }

    private void assertFirstIn(int method) throws IOException {
        Path outer = directory.resolve("outer.jar");
        byte[] library = Files.readAllBytes(file());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(outer))) {
            if (method == ZipEntry.STORED) {
                stored(out, "lib/library.jar", library);
            } else {
                out.putNextEntry(new ZipEntry("lib/library.jar"));
                out.write(library);
            }
        }
        try (ZipFile archive = new ZipFile(outer.toFile())) {
            NestedJar inside = NestedJar.in(archive, archive.getEntry("lib/library.jar"));
            assertArrayEquals(FIRST, inside.firstClass(LENGTH).orElseThrow());
        }
    }

    private void deflated(String name, int... content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        for (int part : content) {
            jar.write(part);
        }
    }

    private static void stored(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(content);
    }

    private Path file() throws IOException {
        jar.close();
        Path file = directory.resolve("library.jar");
        try (OutputStream out = Files.newOutputStream(file)) {
            bytes.writeTo(out);
        }
        return file;
    }
}
