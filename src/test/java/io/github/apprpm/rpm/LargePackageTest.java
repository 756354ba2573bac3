package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.packager.rpm.parse.RpmInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages of more than 4 GiB; the sources are sparse and zstd makes them small. */
@Tag("slow")
class LargePackageTest {
    private static final long GIB = 1L << 30;

    private final Program rpm = Program.installed("rpm");

    @TempDir
    private Path directory;

    private Path rpmOf(long... sizes) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (long size : sizes) {
            Path source = directory.resolve("part-" + entries.size());
            try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
                file.setLength(size);
                file.seek(size - 1);
                file.write('.');
            }
            entries.add(Shop.file("/var/app/shop/" + source.getFileName(), Content.OnDisk.of(source)));
        }
        return Shop.shop().with(entries.toArray(Entry[]::new)).writeTo(directory);
    }

    @BeforeEach
    void enoughRoom() throws IOException {
        assertTrue(Files.getFileStore(directory).getUsableSpace() > GIB, "1 GB is free in " + directory);
    }

    @Test
    void fileAbove4GibIsInTheLongTagsAndAStrippedArchive() throws IOException {
        Path file = rpmOf(5 * GIB);
        assertDigests(file);
        assertEquals(
                List.of("/var/app/shop 0", "/var/app/shop/lib/shop.jar 15", "/var/app/shop/part-0 " + 5 * GIB),
                rpm.lines("-qp", "--qf", "[%{FILENAMES} %{LONGFILESIZES}\n]", file));
        assertEquals(5 * GIB + 15 + " (none) (none)", rpm.run("-qp", "--qf", "%{LONGSIZE} %{SIZE} %{FILESIZES}", file));
        assertTrue(rpm.lines("-qp", "--requires", file).contains("rpmlib(LargeFiles) <= 4.12.0-1"));
        assertInstalls(file);
    }

    @Test
    void largestFileOfTheUsualArchiveStaysUsual() throws IOException {
        Path file = rpmOf(4 * GIB - 1);
        assertDigests(file);
        assertFalse(rpm.run("-qp", "--requires", file).contains("LargeFiles"));
        assertInstalls(file);
    }

    @Test
    void manyFilesMayHaveMoreThan4GibTogether() throws IOException {
        Path file = rpmOf(3 * GIB, 3 * GIB);
        assertDigests(file);
        assertFalse(rpm.run("-qp", "--requires", file).contains("LargeFiles"));
        assertEquals(
                List.of(
                        "/var/app/shop 0",
                        "/var/app/shop/lib/shop.jar 15",
                        "/var/app/shop/part-0 " + 3 * GIB,
                        "/var/app/shop/part-1 " + 3 * GIB),
                rpm.lines("-qp", "--qf", "[%{FILENAMES} %{FILESIZES}\n]", file));
        assertEquals(6 * GIB + 15 + " (none)", rpm.run("-qp", "--qf", "%{LONGSIZE} %{SIZE}", file));
        assertInstalls(file);
    }

    /** Without rpm2cpio, which refuses files above 4 GB. */
    private void assertDigests(Path file) throws IOException {
        String checked = rpm.run("-Kv", "--define", "_pkgverify_level digest", file);
        assertTrue(checked.lines().skip(1).allMatch(line -> line.endsWith("digest: OK")), checked);
        assertReads(file);
        Program.installed("zstd");
        int payload = payloadStart(file);
        assertEquals(
                Reading.of(file).string(RpmTag.PAYLOADDIGESTALT) + "  -\n",
                Program.installed("sh")
                        .run("-c", "tail -c +$2 \"$1\" | zstd -dc | sha256sum", "sh", file, payload + 1));
    }

    private static void assertReads(Path file) throws IOException {
        RpmPackage read = RpmPackage.read(file);
        PayloadDigests digests = PayloadDigests.of(read);
        assertEquals(Optional.empty(), digests.broken());
        assertEquals(read.header().string(RpmTag.PAYLOADDIGESTALT), digests.archive());
        assertEquals(read.files().stream().map(PackagedFile::digest).toList(), digests.files());
    }

    private static int payloadStart(Path file) throws IOException {
        try (RpmInputStream in = new RpmInputStream(Files.newInputStream(file))) {
            return (int)
                    (in.getPayloadHeader().getStart() + in.getPayloadHeader().getLength());
        }
    }

    /** Into a root on the same disk; rpm checks each file's digest while it unpacks. */
    private void assertInstalls(Path file) throws IOException {
        if (!System.getProperty("user.name").equals("root")
                || Files.getFileStore(directory).getUsableSpace() < 20 * GIB) {
            return;
        }
        Path root = Files.createDirectory(directory.resolve("root"));
        rpm.run("-i", "--root", root, file);
        assertEquals("", rpm.run("-V", "--root", root, "shop"));
        try (Stream<Path> paths = Files.walk(root)) {
            assertTrue(paths.anyMatch(path -> path.endsWith("var/app/shop/part-0")));
        }
    }
}
