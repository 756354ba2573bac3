package io.github.apprpm.server.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsTest {
    private static final String VIEW = "apps/el9/x86_64";
    private static final String SHOP = "shop-1.0-1.noarch.rpm";
    private static final String DNF = "libdnf (Rocky Linux 9.4; generic; Linux.x86_64)";

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-11-30T10:00:00Z");
    private Downloads downloads;

    @BeforeEach
    void open() throws IOException {
        downloads = Downloads.open(directory.resolve("downloads"), () -> now);
    }

    private Path today() {
        return directory.resolve("downloads/packages/2026-11-30.tsv");
    }

    @Test
    void downloadsAreCountedByPackageAndDay() throws IOException {
        downloads.count(VIEW, SHOP, DNF);
        downloads.count("apps/el9/aarch64", SHOP, DNF);
        now = now.plus(Duration.ofDays(1));
        downloads.count(VIEW, SHOP, DNF);
        downloads.count(VIEW, "till-1.0-1.noarch.rpm", DNF);
        downloads.count("other/el9/x86_64", SHOP, DNF);

        assertEquals(List.of(0L, 2L, 1L), downloads.ofPackage("apps", SHOP, 3));
        assertEquals(List.of(2L, 3L), downloads.ofAll(2));
        assertEquals(
                List.of(new DownloadCount(VIEW + "/" + SHOP, 1), new DownloadCount(VIEW + "/till-1.0-1.noarch.rpm", 1)),
                downloads.packages(1, 9, name -> name.startsWith("apps/")));
    }

    @Test
    void whatWasFlushedIsThereAfterTheProcessWasKilled() throws IOException {
        downloads.count(VIEW, SHOP, DNF);
        downloads.flush();
        downloads.count(VIEW, SHOP, DNF);
        downloads.flush();
        downloads.count(VIEW, SHOP, DNF); // is lost

        assertEquals(
                List.of(2L),
                Downloads.open(directory.resolve("downloads"), () -> now).ofPackage("apps", SHOP, 1));
    }

    @Test
    void aLineThatWasCutOffCountsNothing() throws IOException {
        downloads.count(VIEW, SHOP, DNF);
        downloads.flush();
        Files.writeString(today(), VIEW + "/" + SHOP + "\t1234", StandardOpenOption.APPEND);
        Downloads again = Downloads.open(directory.resolve("downloads"), () -> now);
        again.count(VIEW, SHOP, DNF);
        again.flush();

        assertEquals(List.of(2L), again.ofPackage("apps", SHOP, 1));
    }

    @Test
    void theFileOfADayThatIsOverHasALineForEachPackage() throws IOException {
        for (int i = 0; i < 5; i++) {
            downloads.count(VIEW, SHOP, DNF);
            downloads.flush();
        }
        now = now.plus(Duration.ofDays(1));
        downloads.flush();

        assertEquals(List.of(VIEW + "/" + SHOP + "\t5"), Files.readAllLines(today()));
    }

    @Test
    void aDayOfManyDownloadsStaysASmallFile() throws IOException {
        for (int i = 0; i < 40; i++) {
            for (int each = 0; each < 1000; each++) {
                downloads.count(VIEW, "shop-%d-1.noarch.rpm".formatted(each), DNF);
            }
            downloads.flush();
        }
        assertTrue(
                Files.size(today()) < 1_500_000,
                () -> "bytes: " + today().toFile().length());
        assertEquals(List.of(40_000L), downloads.ofAll(1));
    }

    @Test
    void countsThatCannotBeWrittenAreWrittenLater() throws IOException {
        downloads.count(VIEW, SHOP, DNF);
        Path packages = directory.resolve("downloads/packages");
        Files.createDirectory(today());
        assertThrows(IOException.class, downloads::flush);
        Files.delete(today());
        now = now.plus(Duration.ofDays(1));
        downloads.flush();

        assertTrue(Files.exists(packages));
        assertEquals(List.of(VIEW + "/" + SHOP + "\t1"), Files.readAllLines(today()));
    }

    @Test
    void clientsAreCountedByProgramAndSystem() throws IOException {
        downloads.count(VIEW, SHOP, DNF);
        downloads.count(VIEW, SHOP, DNF);
        downloads.count(VIEW, SHOP, "ZYpp 17.31.2 (curl 7.88.1)");
        downloads.count(VIEW, SHOP, "<script>\t\n");

        assertEquals(
                List.of(
                        new DownloadCount("libdnf, Rocky Linux 9.4", 2),
                        new DownloadCount("ZYpp 17.31", 1),
                        new DownloadCount("other clients", 1)),
                downloads.clients(1, 9));
    }

    @Test
    void aClientThatMakesUpNamesCostsNoMemory() throws IOException {
        for (int i = 0; i < 5000; i++) {
            downloads.count(VIEW, SHOP, "made" + "x".repeat(i % 25) + i % 200 + "/" + i);
        }
        assertTrue(downloads.clients(1, 9999).size() <= 201);
    }
}
