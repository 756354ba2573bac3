package io.github.apprpm.repository.metadata;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetadataUpdateTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(MetadataCompression.class)
    void whatIsWrittenIsReadAgain(MetadataCompression compression) throws IOException {
        List<PackageRecord> records = Records.numbered(300);
        Repomd repomd = full(directory, records, compression);
        try (MetadataReader reader = new MetadataReader(directory, repomd)) {
            List<PackageRecord> read = Records.all(reader);
            assertEquals(records.size(), read.size());
            for (int i = 0; i < read.size(); i++) {
                assertSame(records.get(i), read.get(i));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(MetadataCompression.class)
    void changesInARowGiveTheBytesOfAFullRun(MetadataCompression compression) throws IOException {
        requireSameAsFullRuns(compression, 6);
    }

    @ParameterizedTest
    @EnumSource(MetadataCompression.class)
    @Tag("tool") // takes too long for each edit
    void anySequenceOfChangesGivesTheBytesOfAFullRun(MetadataCompression compression) throws IOException {
        requireSameAsFullRuns(compression, 60);
    }

    private void requireSameAsFullRuns(MetadataCompression compression, int rounds) throws IOException {
        Random random = new Random(20261130);
        TreeMap<String, PackageRecord> expected = new TreeMap<>(PackageRecord.HREF_ORDER);
        Path changed = Files.createDirectory(directory.resolve("changed"));
        Files.createDirectory(changed.resolve("repodata"));
        for (int round = 0; round < rounds; round++) {
            List<PackageRecord> added = new ArrayList<>();
            Set<String> removed = new TreeSet<>();
            for (int i = random.nextInt(random.nextInt(10) == 0 ? 400 : 4); i >= 0; i--) {
                added.add(Records.of("p%04d-1.rpm".formatted(random.nextInt(2000)), "round " + round));
            }
            for (String href : expected.keySet()) {
                if (random.nextInt(200) == 0) {
                    removed.add(href);
                }
            }
            removed.forEach(expected::remove);
            added.forEach(record -> expected.put(record.href(), record));
            Repomd repomd = new MetadataUpdate(RepositoryMetadata.read(changed), removed, added)
                    .write(changed.resolve("repodata"), compression, 1_800_000_000L);
            Files.write(changed.resolve(Repomd.PATH), repomd.bytes());

            Path full = Files.createDirectory(directory.resolve("full" + round));
            assertEquals(
                    new String(full(full, new ArrayList<>(expected.values()), compression)
                            .bytes()),
                    new String(repomd.bytes()),
                    "round " + round);
        }
    }

    @Test
    void anUpdateIsTheSameWhetherThereWasMemoryToKeepPrimaryOrNot() throws IOException {
        Repomd before = full(directory, Records.numbered(500), MetadataCompression.GZ);
        Files.write(directory.resolve(Repomd.PATH), before.bytes());
        List<Repomd> after = new ArrayList<>();
        for (boolean isKept : List.of(true, false)) {
            RepositoryMetadata published = RepositoryMetadata.readForUpdate(directory);
            if (!isKept) {
                published.inflated().clear();
            }
            after.add(new MetadataUpdate(published, Set.of("p00300-1-1.noarch.rpm"), List.of())
                    .write(directory.resolve("repodata"), MetadataCompression.GZ, 1_800_000_000L));
        }
        assertEquals(after.get(0), after.get(1));
    }

    @Test
    void nothingIsToBeWrittenIfNothingChanges() throws IOException {
        List<PackageRecord> records = Records.numbered(10);
        Files.write(
                directory.resolve(Repomd.PATH),
                full(directory, records, MetadataCompression.GZ).bytes());
        RepositoryMetadata published = RepositoryMetadata.read(directory);
        assertTrue(new MetadataUpdate(published, Set.of("absent.rpm"), records.subList(3, 5)).isEmpty());
        assertEquals(false, new MetadataUpdate(published, Set.of(records.get(4).href()), List.of()).isEmpty());
        assertEquals(
                false,
                new MetadataUpdate(
                                published,
                                Set.of(),
                                List.of(Records.of(records.get(4).href(), "other")))
                        .isEmpty());
    }

    @Test
    void anEmptyRepositoryIsWrittenOnce() throws IOException {
        assertEquals(false, new MetadataUpdate(RepositoryMetadata.read(directory), Set.of(), List.of()).isEmpty());
        Files.write(
                directory.resolve(Repomd.PATH),
                full(directory, List.of(), MetadataCompression.GZ).bytes());
        assertTrue(new MetadataUpdate(RepositoryMetadata.read(directory), Set.of(), List.of()).isEmpty());
    }

    @Test
    void metadataNeverGetOlder() throws IOException {
        Files.write(
                directory.resolve(Repomd.PATH),
                full(directory, List.of(), MetadataCompression.GZ).bytes());
        Repomd repomd = new MetadataUpdate(RepositoryMetadata.read(directory), Set.of(), Records.numbered(1))
                .write(directory.resolve("repodata"), MetadataCompression.GZ, 5);
        assertEquals("1800000000", repomd.revision());
        assertEquals(1_800_000_000L, repomd.find("other").orElseThrow().timestamp());
    }

    private static Repomd full(Path root, List<PackageRecord> records, MetadataCompression compression)
            throws IOException {
        Path repodata = Files.createDirectories(root.resolve("repodata"));
        try (MetadataWriter writer = new MetadataWriter(repodata, compression, records.size())) {
            for (PackageRecord record : records) {
                writer.add(record);
            }
            return writer.finish(1_800_000_000L, List.of(), List.of());
        }
    }

    private static void assertSame(PackageRecord expected, PackageRecord actual) {
        assertEquals(expected.href(), actual.href());
        assertEquals(expected.size(), actual.size());
        assertEquals(expected.modified(), actual.modified());
        assertEquals(expected.pkgid(), actual.pkgid());
        assertEquals(
                List.of(expected.name(), expected.epoch(), expected.version(), expected.release()),
                List.of(actual.name(), actual.epoch(), actual.version(), actual.release()));
        assertEquals(expected.architecture(), actual.architecture());
        assertArrayEquals(expected.primary(), actual.primary());
        assertArrayEquals(expected.filelists(), actual.filelists());
        assertArrayEquals(expected.other(), actual.other());
    }
}
