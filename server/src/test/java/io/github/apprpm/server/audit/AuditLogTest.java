package io.github.apprpm.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final String SHOP = "shop-1.0-1.noarch.rpm";

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-10-31T23:00:00Z");
    private AuditLog log;

    @BeforeEach
    void open() throws IOException {
        log = AuditLog.open(directory.resolve("audit"), () -> now);
    }

    private static List<String> actions(List<AuditEntry> entries) {
        return entries.stream().map(AuditEntry::action).toList();
    }

    @Test
    void theNewestEntryIsFirstWhateverItsMonth() throws IOException {
        log.record("ci", "upload", "apps/" + SHOP, "");
        log.record("ann", "promote", "apps/" + SHOP, "tested");
        now = Instant.parse("2026-11-01T01:00:00Z");
        log.record("bob", "yank", "apps/" + SHOP, "CVE");

        assertEquals(List.of("yank", "promote", "upload"), actions(log.newest(0, 9)));
        assertEquals(List.of("promote"), actions(log.newest(1, 1)));
        assertEquals(List.of(), log.newest(3, 9));
        assertEquals(List.of("upload", "promote", "yank"), actions(log.history(SHOP, Instant.EPOCH)));
        assertEquals(List.of("yank"), actions(log.history(SHOP, now)));
    }

    @Test
    void textsOfUsersAreKeptAsTheyAre() throws IOException {
        String why = "\"<b>\n\t\\ \u202e \u00fc";
        log.record("ann", "yank", "apps/" + SHOP, why);

        assertEquals(List.of(new AuditEntry(now, "ann", "yank", "apps/" + SHOP, why)), log.newest(0, 1));
    }

    @Test
    void aPackageWhoseNameEndsLikeAnotherHasAHistoryOfItsOwn() throws IOException {
        log.record("ci", "upload", "apps/my-" + SHOP, "");

        assertEquals(List.of(), log.history(SHOP, Instant.EPOCH));
    }

    @Test
    void aLineThatWasCutOffHidesNoOther() throws IOException {
        log.record("ci", "upload", "apps/" + SHOP, "");
        Path file = directory.resolve("audit/2026-10.jsonl");
        Files.writeString(file, "{\"time\":\"2026-1", StandardOpenOption.APPEND);
        log.record("ann", "yank", "apps/" + SHOP, "CVE");

        assertEquals(List.of("yank", "upload"), actions(log.newest(0, 9)));
    }
}
