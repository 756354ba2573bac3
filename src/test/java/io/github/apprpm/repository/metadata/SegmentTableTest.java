package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.PackagingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of segments is only a hint: what it makes of a file is what every reader of gzip reads, or the file is refused. */
class SegmentTableTest {
    /** Behind the fixed part of the header, two lengths, and the head of the field. */
    private static final int TABLE_AT = 16;

    private static final int BYTES = 4;

    @TempDir
    private Path directory;

    private final List<PackageRecord> records = Records.numbered(500);
    private byte[] primary;
    private byte[] filelists;
    private byte[] other;
    private int entries;

    @BeforeEach
    void write() throws IOException {
        Repomd repomd = written(directory, records);
        primary = bytes(repomd, "primary");
        filelists = bytes(repomd, "filelists");
        other = bytes(repomd, "other");
        entries = table(primary).getShort(TABLE_AT - Short.BYTES) / BYTES;
        assertTrue(entries > 8, "several segments");
    }

    private static Repomd written(Path root, List<PackageRecord> records) throws IOException {
        Path repodata = Files.createDirectories(root.resolve("repodata"));
        try (MetadataWriter writer = new MetadataWriter(repodata, MetadataCompression.GZ, records.size())) {
            for (PackageRecord record : records) {
                writer.add(record);
            }
            return writer.finish(1_800_000_000L, List.of(), List.of());
        }
    }

    private byte[] bytes(Repomd repomd, String type) throws IOException {
        return Files.readAllBytes(
                directory.resolve(repomd.find(type).orElseThrow().href()));
    }

    private static ByteBuffer table(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void aLengthThatIsWrongIsRefused() throws IOException {
        for (int entry = 0; entry < entries; entry++) {
            int length = table(primary).getInt(TABLE_AT + BYTES * entry);
            for (int lie : new int[] {0, -1, length - 1, length + 1, Integer.MAX_VALUE, 3_000_000}) {
                byte[] lying = primary.clone();
                table(lying).putInt(TABLE_AT + BYTES * entry, lie);
                assertRefused(lying);
            }
        }
    }

    @Test
    void bytesThatTheTableGivesToTheNextSegmentChangeNothingOrAreRefused() throws IOException {
        for (int entry = 0; entry + 2 < entries; entry++) {
            byte[] lying = primary.clone();
            int at = TABLE_AT + BYTES * entry;
            table(lying).putInt(at, table(primary).getInt(at) - 5);
            table(lying).putInt(at + 2 * BYTES, table(primary).getInt(at + 2 * BYTES) + 5);
            ForeignRepodata repodata = repodata(lying);
            try {
                assertSame(records, repodata.read());
            } catch (PackagingException e) {
                assertRefused(lying);
            }
        }
    }

    @Test
    void randomTablesAreRefused() throws IOException {
        Random random = new Random(12);
        for (int round = 0; round < 20; round++) {
            byte[] lying = primary.clone();
            byte[] table = new byte[entries * BYTES];
            random.nextBytes(table);
            System.arraycopy(table, 0, lying, TABLE_AT, table.length);
            assertRefused(lying);
        }
    }

    @Test
    void segmentsThatTheTableOfOneFileTakesTogetherAreRefused() throws IOException {
        byte[] joined = joined();
        assertEquals(open(primary), open(joined));
        assertRefused(joined);
    }

    /** The first two segments that have packages as one, in primary alone. */
    private byte[] joined() {
        ByteBuffer table = table(primary);
        byte[] joined = new byte[primary.length - 2 * BYTES];
        System.arraycopy(primary, 0, joined, 0, TABLE_AT);
        table(joined)
                .putShort(TABLE_AT - 6, (short) (table.getShort(TABLE_AT - 6) - 2 * BYTES))
                .putShort(TABLE_AT - 2, (short) (table.getShort(TABLE_AT - 2) - 2 * BYTES));
        int to = TABLE_AT;
        for (int entry = 0; entry < entries; entry++) {
            int length = table.getInt(TABLE_AT + BYTES * entry);
            if (entry == 2 || entry == 3) {
                length += table.getInt(TABLE_AT + BYTES * (entry + 2));
            }
            if (entry != 4 && entry != 5) {
                table(joined).putInt(to, length);
                to += BYTES;
            }
        }
        int segments = TABLE_AT + BYTES * entries;
        System.arraycopy(primary, segments, joined, to, primary.length - segments);
        return joined;
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws IOException {
        for (int length = 0; length < primary.length; length += length < 40 ? 1 : 4001) {
            assertRefused(Arrays.copyOf(primary, length));
        }
    }

    @Test
    void aSecondMemberThatOtherReadersWouldSeeIsRefused() throws IOException {
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.write(primary);
        try (GZIPOutputStream gzip = new GZIPOutputStream(two)) {
            gzip.write("more".getBytes(StandardCharsets.US_ASCII));
        }
        assertRefused(two.toByteArray());
    }

    @Test
    void aBlockThatEndsTheFileTooEarlyIsRefused() throws IOException {
        byte[] early = primary.clone();
        int segments = TABLE_AT + BYTES * entries;
        early[segments] |= 1; // the flag of the last block: RFC 1951, 3.2.3
        assertRefused(early);
    }

    @Test
    void aSegmentOfMegabytesIsReadAgain() throws IOException {
        byte[] random = new byte[3 << 20];
        new Random(1).nextBytes(random);
        StringBuilder text = new StringBuilder();
        for (byte each : random) {
            text.append((char) ('0' + (each & 0x3f)));
        }
        PackageRecord large = Records.of("large-1.rpm", text.toString().replace('<', '.'));
        List<PackageRecord> all = List.of(large, Records.of("shop-1.rpm", "one"));
        Path root = directory.resolve("large");
        try (MetadataReader reader = new MetadataReader(root, written(root, all))) {
            assertSame(all, Records.all(reader));
        }
    }

    private void assertRefused(byte[] lying) throws IOException {
        ForeignRepodata repodata = repodata(lying);
        Refusal.of(repodata::read).says("damaged", "index the packages again");
    }

    private ForeignRepodata repodata(byte[] lying) throws IOException {
        ForeignRepodata repodata = new ForeignRepodata(directory, ".gz", "gzip");
        repodata.write(lying, filelists, other);
        return repodata;
    }

    private static void assertSame(List<PackageRecord> expected, List<PackageRecord> read) {
        assertEquals(
                expected.stream().map(PackageRecord::facts).toList(),
                read.stream().map(PackageRecord::facts).toList());
        for (int i = 0; i < read.size(); i++) {
            assertArrayEquals(expected.get(i).filelists(), read.get(i).filelists());
        }
    }

    private static String open(byte[] gzip) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), StandardCharsets.UTF_8);
    }
}
