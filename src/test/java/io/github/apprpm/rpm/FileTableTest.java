package io.github.apprpm.rpm;

import static io.github.apprpm.rpm.Shop.directory;
import static io.github.apprpm.rpm.Shop.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.Content;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.GhostDirectory;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Entry.Symlink;
import io.github.apprpm.model.FileFlag;
import io.github.apprpm.model.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileTableTest {
    private static final long LARGEST = 0xFFFFFFFFL;
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir
    private Path directory;

    private Reading read(Entry... entries) throws IOException {
        return Reading.of(Shop.empty().with(entries).writeTo(directory));
    }

    @Test
    void packageWithoutFilesHasNoFileTags() throws IOException {
        Reading shop = read();
        assertTrue(shop.find(RpmTag.BASENAMES).isEmpty());
        assertArrayEquals(new int[] {0}, shop.ints(RpmTag.SIZE));
    }

    @Test
    void namesAreSortedByTheirBytesAndDirectoriesAreNamedOnce() throws IOException {
        Reading shop = read(
                file("/var/app/shop/b", "b"),
                file("/var/app/shop-data/x", "x"),
                file("/var/app/shop/\uD83D\uDED2", "above the BMP"),
                file("/var/app/shop/\uFF5E", "below"),
                file("/var/app/shop/a", "a"));
        assertEquals(List.of("x", "a", "b", "\uFF5E", "\uD83D\uDED2"), shop.strings(RpmTag.BASENAMES));
        assertEquals(List.of("/var/app/shop-data/", "/var/app/shop/"), shop.strings(RpmTag.DIRNAMES));
        assertArrayEquals(new int[] {0, 1, 1, 1, 1}, shop.ints(RpmTag.DIRINDEXES));
    }

    @Test
    void entryBelowTheRootHasTheDirectorySlash() throws IOException {
        Reading shop = read(directory("/srv"));
        assertEquals(List.of("srv"), shop.strings(RpmTag.BASENAMES));
        assertEquals(List.of("/"), shop.strings(RpmTag.DIRNAMES));
    }

    @Test
    void eachKindHasItsMode() throws IOException {
        Reading shop = read(directory("/a"), file("/b", ""), new Symlink("/c", "b"));
        assertArrayEquals(
                new short[] {(short) 0040755, (short) 0100644, (short) 0120777}, shop.shorts(RpmTag.FILEMODES));
    }

    /** As rpmbuild writes {@code %ghost %dir}. */
    @Test
    void aGhostDirectoryIsADirectoryThatIsNotContained() throws IOException {
        Reading shop = read(new GhostDirectory("/a", Attributes.root(0750)));
        assertArrayEquals(new short[] {(short) 0040750}, shop.shorts(RpmTag.FILEMODES));
        assertArrayEquals(new int[] {64}, shop.ints(RpmTag.FILEFLAGS));
        assertArrayEquals(new int[] {0xFFFFFFD8}, shop.ints(RpmTag.FILEVERIFYFLAGS));
    }

    @Test
    void fileHasItsSizeOwnerAndDigest() throws IOException {
        Reading shop = read(Shop.configuration());
        assertArrayEquals(new int[] {17}, shop.ints(RpmTag.FILESIZES));
        assertEquals(List.of("root"), shop.strings(RpmTag.FILEUSERNAME));
        assertEquals(List.of("shop"), shop.strings(RpmTag.FILEGROUPNAME));
        assertEquals(
                "31efeb783903a3a459a07f0fc59c900bc2f77a49297e5f4cadf89d7e1fc7fc16", shop.string(RpmTag.FILEDIGESTS));
        assertArrayEquals(new int[] {8}, shop.ints(RpmTag.FILEDIGESTALGO));
        assertArrayEquals(new int[] {(int) Shop.TIME.getEpochSecond()}, shop.ints(RpmTag.FILEMTIMES));
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "0, 0", "1, 0"})
    void aFileKeepsATimeOfItsOwnUnlessThePackageIsOlder(int given, int expected) throws IOException {
        Reading shop = read(new RegularFile(
                "/a",
                Attributes.root(0644),
                Set.of(),
                Content.text("a", "a"),
                Optional.of(Shop.TIME.plusSeconds(given))));
        assertArrayEquals(new int[] {(int) Shop.TIME.getEpochSecond() + expected}, shop.ints(RpmTag.FILEMTIMES));
    }

    @Test
    void emptyFileHasTheDigestOfNothing() throws IOException {
        Reading shop = read(file("/var/app/shop/empty", ""));
        assertEquals(EMPTY_SHA256, shop.string(RpmTag.FILEDIGESTS));
        assertArrayEquals(new int[] {0}, shop.ints(RpmTag.FILESIZES));
    }

    @Test
    void directoryHasNoSizeAndNoDigest() throws IOException {
        Reading shop = read(directory("/var/app/shop"));
        assertArrayEquals(new int[] {0}, shop.ints(RpmTag.FILESIZES));
        assertEquals("", shop.string(RpmTag.FILEDIGESTS));
    }

    @Test
    void sizeOfALinkIsThatOfItsTargetInBytes() throws IOException {
        Reading shop = read(new Symlink("/var/app/shop/current", "größer"));
        assertEquals("größer", shop.string(RpmTag.FILELINKTOS));
        assertArrayEquals(new int[] {8}, shop.ints(RpmTag.FILESIZES));
        assertArrayEquals(new int[] {0}, shop.ints(RpmTag.SIZE)); // as rpmbuild counts
    }

    @ParameterizedTest
    @CsvSource({"CONFIG, 1", "DOC, 2", "MISSINGOK, 8", "NOREPLACE, 16", "GHOST, 64", "LICENSE, 128"})
    void flagHasItsBit(FileFlag flag, int bit) throws IOException {
        assertArrayEquals(new int[] {bit}, read(file("/a", "a", flag)).ints(RpmTag.FILEFLAGS));
    }

    @Test
    void ghostHasNoSizeNoDigestAndIsNotVerifiedForThem() throws IOException {
        Reading shop = read(file("/var/app/shop/state", "not in the package", FileFlag.GHOST), file("/z", ""));
        assertArrayEquals(new int[] {0, 0}, shop.ints(RpmTag.FILESIZES));
        assertEquals(List.of("", EMPTY_SHA256), shop.strings(RpmTag.FILEDIGESTS));
        assertArrayEquals(new int[] {0xFFFFFFD8, 0xFFFFFFFF}, shop.ints(RpmTag.FILEVERIFYFLAGS));
    }

    @Test
    void sizesOf32BitsStayInTheUsualTags() throws IOException {
        Reading table = table(LARGEST);
        assertArrayEquals(new int[] {(int) LARGEST}, table.ints(RpmTag.FILESIZES));
        assertArrayEquals(new int[] {(int) LARGEST}, table.ints(RpmTag.SIZE));
    }

    @Test
    void oneLargeFileMovesAllSizesToTheLongTags() throws IOException {
        Reading table = table(LARGEST + 1, 1);
        assertArrayEquals(new long[] {LARGEST + 1, 1}, table.longs(RpmTag.LONGFILESIZES));
        assertArrayEquals(new long[] {LARGEST + 2}, table.longs(RpmTag.LONGSIZE));
        assertTrue(table.find(RpmTag.FILESIZES).isEmpty());
        assertTrue(table.find(RpmTag.SIZE).isEmpty());
    }

    @Test
    void largeTotalOfSmallFilesNeedsTheLongTotalAlone() throws IOException {
        Reading table = table(LARGEST, LARGEST);
        assertArrayEquals(new int[] {(int) LARGEST, (int) LARGEST}, table.ints(RpmTag.FILESIZES));
        assertArrayEquals(new long[] {2 * LARGEST}, table.longs(RpmTag.LONGSIZE));
        assertTrue(table.find(RpmTag.SIZE).isEmpty());
    }

    /** The table of files with these sizes, which are not read. */
    private Reading table(long... sizes) throws IOException {
        TagTable tags = TagTable.ofPackage();
        FileTable.of(Payload.of(IntStream.range(0, sizes.length)
                        .mapToObj(i -> (Entry) file("/" + i, new Content.OnDisk(directory, sizes[i])))
                        .toList()))
                .addTo(tags, Instant.EPOCH);
        return Reading.ofHeader(tags.render());
    }

    @Test
    void twentyThousandDirectoriesTakeNoLongTime() throws IOException {
        Entry[] entries = IntStream.range(0, 20_000)
                .mapToObj(i -> file("/var/app/shop/%05d/file".formatted(i), "x"))
                .toArray(Entry[]::new);
        Reading shop = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(entries));
        assertEquals(20_000, shop.strings(RpmTag.DIRNAMES).size());
        assertEquals(19_999, shop.ints(RpmTag.DIRINDEXES)[19_999]);
    }
}
