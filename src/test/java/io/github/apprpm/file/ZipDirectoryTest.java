package io.github.apprpm.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.file.ZipDirectory.Item;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipDirectoryTest {
    private static final byte[] HEAD = {1, 2, 3, 4};

    @TempDir
    private Path directory;

    private final Inflater inflater = new Inflater(true);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private ZipOutputStream jar;

    @BeforeEach
    void startJar() {
        jar = new ZipOutputStream(bytes);
    }

    @AfterEach
    void endInflater() {
        inflater.end();
    }

    private Extent archive() throws IOException {
        jar.close();
        return Extent.of(bytes.toByteArray());
    }

    private byte[] head(ZipDirectory zip, String name) throws IOException {
        return zip.head(item(zip, name), HEAD.length, inflater);
    }

    private static Item item(ZipDirectory zip, String name) {
        return zip.items().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    @Test
    void theHeadOfEachEntryIsRead() throws IOException {
        add(jar, "a/A.class", ZipEntry.DEFLATED, 1, 2, 3, 4, 5, 6);
        add(jar, "b/B.class", ZipEntry.STORED, 1, 2, 3, 4, 5, 6);
        add(jar, "short", ZipEntry.DEFLATED, 9);
        ZipDirectory zip = ZipDirectory.of(archive());

        assertEquals(
                List.of("a/A.class", "b/B.class", "short"),
                zip.items().stream().map(Item::name).toList());
        assertArrayEquals(HEAD, head(zip, "a/A.class"));
        assertArrayEquals(HEAD, head(zip, "b/B.class"));
        assertArrayEquals(new byte[] {9}, head(zip, "short"));
    }

    @Test
    void anEntryIsReadToItsEnd() throws IOException {
        byte[] noise = noise(200_000);
        jar.putNextEntry(new ZipEntry("noise"));
        jar.write(noise);
        ZipDirectory zip = ZipDirectory.of(archive());

        assertArrayEquals(noise, zip.content(item(zip, "noise"), inflater));
    }

    @Test
    void anArchiveInAnArchiveIsReadWhetherItIsStoredOrNot() throws IOException {
        add(jar, "a/A.class", ZipEntry.DEFLATED, 1, 2, 3, 4, 5, 6);
        jar.close();
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(outer)) {
            add(out, "stored.jar", ZipEntry.STORED, bytes.toByteArray());
            add(out, "deflated.jar", ZipEntry.DEFLATED, bytes.toByteArray());
        }
        ZipDirectory zip = ZipDirectory.of(Extent.of(outer.toByteArray()));

        assertArrayEquals(HEAD, head(zip.inside(item(zip, "stored.jar"), inflater), "a/A.class"));
        assertArrayEquals(HEAD, head(zip.inside(item(zip, "deflated.jar"), inflater), "a/A.class"));
    }

    @Test
    void anArchiveMayHaveAComment() throws IOException {
        jar.setComment("built by hand".repeat(1000));
        add(jar, "a/A.class", ZipEntry.DEFLATED, 1, 2, 3, 4, 5, 6);

        assertArrayEquals(HEAD, head(ZipDirectory.of(archive()), "a/A.class"));
    }

    @Test
    void aScriptMayBeBeforeAnArchive() throws IOException {
        add(jar, "a/A.class", ZipEntry.DEFLATED, 1, 2, 3, 4, 5, 6);
        jar.close();
        ByteArrayOutputStream executable = new ByteArrayOutputStream();
        executable.write("#!/bin/sh\nexec java -jar \"$0\"\n".getBytes());
        bytes.writeTo(executable);

        assertArrayEquals(HEAD, head(ZipDirectory.of(Extent.of(executable.toByteArray())), "a/A.class"));
    }

    @Test
    void anArchiveMayHaveMoreThan65535Entries() throws IOException {
        for (int index = 0; index < 70_000; index++) {
            jar.putNextEntry(new ZipEntry("x/" + index));
        }
        add(jar, "a/A.class", ZipEntry.DEFLATED, 1, 2, 3, 4, 5, 6);
        Path file = directory.resolve("large.jar");
        jar.close();
        Files.write(file, bytes.toByteArray());

        try (FileChannel content = FileChannel.open(file)) {
            ZipDirectory zip = ZipDirectory.of(Extent.of(content));
            assertEquals(70_001, zip.items().size());
            assertArrayEquals(HEAD, head(zip, "a/A.class"));
        }
    }

    @Test
    void whatIsNoArchiveHasNoEntries() throws IOException {
        assertEquals(List.of(), ZipDirectory.of(Extent.of(new byte[0])).items());
        assertEquals(List.of(), ZipDirectory.of(Extent.of(new byte[100])).items());
        assertEquals(List.of(), ZipDirectory.of(Extent.of(noise(100_000))).items());
    }

    @Test
    void aTruncatedArchiveIsNotReadBeyondItsEnd() throws IOException {
        add(jar, "a/A.class", ZipEntry.DEFLATED, 1, 2, 3, 4, 5, 6);
        jar.close();
        byte[] whole = bytes.toByteArray();
        for (int from = 0; from < whole.length; from++) {
            ZipDirectory zip = ZipDirectory.of(Extent.of(java.util.Arrays.copyOfRange(whole, from, whole.length)));
            for (Item item : zip.items()) {
                zip.head(item, HEAD.length, inflater);
            }
        }
    }

    private static void add(ZipOutputStream out, String name, int method, int... content) throws IOException {
        byte[] bytes = new byte[content.length];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) content[index];
        }
        add(out, name, method, bytes);
    }

    private static void add(ZipOutputStream out, String name, int method, byte[] content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(content);
    }
}
