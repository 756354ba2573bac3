package io.github.apprpm.rpm;

import static io.github.apprpm.rpm.Shop.directory;
import static io.github.apprpm.rpm.Shop.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.Compression.Algorithm;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Payload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.eclipse.packager.rpm.parse.InputHeader;
import org.eclipse.packager.rpm.parse.RpmInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads packages with a reader of another project, Eclipse Packager. */
class PayloadTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"zstd", "xz", "gzip"})
    void everyFileComesBack(String compression) throws IOException {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        Shop shop = Shop.empty()
                .compressedBy(compression)
                .with(
                        directory("/a"),
                        file("/a/empty", ""),
                        file("/a/größe", "größe"),
                        new Symlink("/a/link", "größe"),
                        file("/b", new Content.Generated(large, "large")),
                        file("/ghost", "not in the package", FileFlag.GHOST));
        try (RpmInputStream in = new RpmInputStream(Files.newInputStream(shop.writeTo(directory)))) {
            assertEquals("shop-1.2.0-1", in.getLead().getName());
            assertEquals("shop", in.getPayloadHeader().getTag(RpmTag.NAME));
            List<String> names = new ArrayList<>();
            for (CpioArchiveEntry entry; (entry = in.getCpioStream().getNextEntry()) != null; ) {
                names.add("%s %o %d".formatted(entry.getName(), entry.getMode(), entry.getSize()));
                assertEquals(Shop.TIME.getEpochSecond(), entry.getTime());
                if (entry.getName().equals("./b")) {
                    assertArrayEquals(large, in.getCpioStream().readAllBytes());
                }
            }
            assertEquals(
                    List.of(
                            "./a 40755 0",
                            "./a/empty 100644 0",
                            "./a/gr\u00f6\u00dfe 100644 7",
                            "./a/link 120777 7",
                            "./b 100644 3000000"),
                    names);
        }
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void digestsAreOfTheBytesBeforeAndAfterCompression(Algorithm algorithm) throws IOException {
        Shop shop = Shop.shop().with(Compression.of(algorithm.word(), null));
        Reading reading = Reading.of(shop.writeTo(directory));
        byte[] archive = archive(false, shop.entries().toArray(Entry[]::new));
        assertEquals(hex(archive), reading.string(RpmTag.PAYLOADDIGESTALT));
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream compressor = PayloadCompressor.compress(shop.spec().compression(), compressed)) {
            compressor.write(archive);
        }
        assertEquals(hex(compressed.toByteArray()), reading.string(RpmTag.PAYLOADDIGEST));
        assertArrayEquals(new int[] {8}, reading.ints(RpmTag.PAYLOADDIGESTALGO));
    }

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void payloadIsWhatFollowsTheHeaders(Algorithm algorithm) throws IOException {
        Path rpm = Shop.shop().with(Compression.of(algorithm.word(), null)).writeTo(directory);
        byte[] bytes = Files.readAllBytes(rpm);
        try (RpmInputStream in = new RpmInputStream(Files.newInputStream(rpm))) {
            InputHeader<?> header = in.getPayloadHeader();
            int payload = (int) (header.getStart() + header.getLength());
            assertEquals(
                    hex(Arrays.copyOfRange(bytes, payload, bytes.length)),
                    Reading.of(rpm).string(RpmTag.PAYLOADDIGEST));
        }
    }

    @Test
    void entriesOfLargePackagesAreTheirIndexInTheHeader() throws IOException {
        byte[] archive = archive(true, directory("/a"), file("/b", "12345"), new Symlink("/c", "b"));
        String text = new String(archive, StandardCharsets.US_ASCII);
        assertEquals(
                "07070X00000000\0\0" + "07070X00000001\0\0" + "12345\0\0\0" + "07070X00000002\0\0" + "b\0\0\0",
                text.substring(0, text.indexOf("070701")));
        assertEquals(0, archive.length % 4);
    }

    @Test
    void ghostCountsInTheIndexOfLargePackages() throws IOException {
        byte[] archive = archive(true, file("/a", "ghost", FileFlag.GHOST), file("/b", ""));
        assertEquals("07070X00000001", new String(archive, 0, 14, StandardCharsets.US_ASCII));
    }

    @Test
    void longestNameFitsTheArchive() throws IOException {
        String longest = "/" + "d/".repeat(2000) + "ü".repeat(46) + "u";
        try (CpioArchiveInputStream in =
                new CpioArchiveInputStream(new ByteArrayInputStream(archive(false, file(longest, "x"))), "UTF-8")) {
            assertEquals("." + longest, in.getNextEntry().getName());
            assertEquals("x", new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertNull(in.getNextEntry());
        }
    }

    @Test
    void contentMustBeAsLongAsItSaid() {
        assertThrows(
                PackagingException.class,
                () -> archive(true, file("/a", new Content.OnDisk(Files.createFile(directory.resolve("a")), 1))));
    }

    private static byte[] archive(boolean stripped, Entry... entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CpioArchive.write(Payload.of(List.of(entries)), stripped, Shop.TIME, out);
        return out.toByteArray();
    }

    private static String hex(byte[] bytes) {
        MessageDigest digest = Sha256.digest();
        digest.update(bytes);
        return Sha256.hex(digest);
    }
}
