package io.github.apprpm.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.apprpm.Tool;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.Repomd;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** createrepo_c and we continue each other's work, and both come to what createrepo_c writes of the folder at once. */
@Tag("tool")
class CreaterepoExchangeTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path directory;

    private Path packages;
    private Tool createrepo;

    @BeforeEach
    void writePackages() throws IOException {
        createrepo = Tool.installed("createrepo_c", "--quiet", "--no-database", "--general-compress-type=gz");
        packages = Files.createDirectory(directory.resolve("packages"));
        for (int i = 0; i < 60; i++) {
            put("p%02d.rpm".formatted(i), "0");
        }
    }

    /** A package whose text is its version and its file's time with it. */
    private void put(String href, String version) throws IOException {
        String name = href.replaceFirst(".*/", "").replace(".rpm", "");
        Path file = packages.resolve(href);
        Files.createDirectories(file.getParent());
        Path written = new TinyPackage(name, "1." + version, "text " + version, Optional.empty())
                .writeTo(Files.createDirectories(directory.resolve("made")));
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(
                file, FileTime.from(Instant.ofEpochSecond(1_700_000_000L + Integer.parseInt(version))));
    }

    private FolderResult update() throws IOException {
        try (RepositoryFolder folder = RepositoryFolder.open(packages)) {
            return folder.update(new PackageIndexer()::read, FolderOptions.at(TIME));
        }
    }

    @Test
    void anySequenceOfChangesGivesWhatCreaterepoWritesAtOnce() throws IOException {
        Random random = new Random(12);
        for (int round = 1; round <= 12; round++) {
            for (int i = random.nextInt(5); i >= 0; i--) {
                String href = (random.nextInt(4) == 0 ? "sub/" : "") + "p%02d.rpm".formatted(random.nextInt(90));
                if (random.nextInt(3) == 0) {
                    Files.deleteIfExists(packages.resolve(href));
                } else {
                    put(href, "" + round);
                }
            }
            if (random.nextInt(4) == 0) {
                createrepo.run("--update", packages.toString()).succeeded();
            } else {
                update();
            }
            assertEquals(atOnce(), open(packages), "round " + round);
        }
    }

    @Test
    void aRepositoryOfCreaterepoIsContinuedWithoutReadingItsPackages() throws IOException {
        createrepo.run(packages.toString()).succeeded();
        assertFalse(update().isChanged());
        put("q.rpm", "1");
        assertEquals(List.of("q.rpm"), update().added());
        assertEquals(atOnce(), open(packages));
    }

    @Test
    void createrepoContinuesOurs() throws IOException {
        update();
        put("q.rpm", "1");
        String said =
                createrepo.run("--update", "--verbose", packages.toString()).succeeded();
        assertFalse(said.contains("CRITICAL"), said);
        assertEquals(atOnce(), open(packages));
        assertFalse(update().isChanged());
    }

    @Test
    void repomdIsWrittenAsCreaterepoWritesIt() throws IOException {
        createrepo.run("--revision=7", packages.toString()).succeeded();
        byte[] theirs = Files.readAllBytes(packages.resolve(Repomd.PATH));
        assertEquals(
                new String(theirs, StandardCharsets.UTF_8),
                new String(Repomd.read(packages).orElseThrow().bytes(), StandardCharsets.UTF_8));
    }

    private Map<String, String> atOnce() throws IOException {
        Path output = Files.createTempDirectory(directory, "full");
        createrepo.run("-o", output.toString(), packages.toString()).succeeded();
        return open(output);
    }

    /** What is in the three files, as clients read it. */
    private static Map<String, String> open(Path root) throws IOException {
        Repomd repomd = Repomd.read(root).orElseThrow();
        Map<String, String> open = new TreeMap<>();
        for (String type : List.of("primary", "filelists", "other")) {
            Path file = root.resolve(repomd.find(type).orElseThrow().href());
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                open.put(type, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return open;
    }
}
