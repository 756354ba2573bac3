package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogEntryTest {
    private static final String ENTRIES = """
            * Fri Nov 20 2026 Ann Smith <ann@example.org> - 1.2.0-1
            - Sell shoes
            - Sell hats

            * Thu Nov  5 2026 Ann Smith <ann@example.org> - 1.1.0-1
            - Begin
            """;

    @Test
    void theFormIsThatOfASpecFile() {
        assertEquals(
                List.of(
                        new ChangelogEntry(
                                Instant.parse("2026-11-20T12:00:00Z"),
                                "Ann Smith <ann@example.org> - 1.2.0-1",
                                "- Sell shoes\n- Sell hats"),
                        new ChangelogEntry(
                                Instant.parse("2026-11-05T12:00:00Z"),
                                "Ann Smith <ann@example.org> - 1.1.0-1",
                                "- Begin")),
                ChangelogEntry.parse("CHANGES", ENTRIES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Changes",
                "* 2026-11-20 Ann",
                "* Fri Nov 20 Ann Smith",
                "Fri Nov 20 2026 Ann Smith",
                "* Fri Nov 20 2026"
            })
    void anotherHeadingIsRefused(String heading) {
        Refusal.of(() -> ChangelogEntry.parse("CHANGES", heading + "\n- Sell shoes\n"))
                .says("<changelog> 'CHANGES'", "'" + heading + "'", "'* Fri Nov 20 2026 Name <address> - version'");
    }

    @Test
    void anEntryHasText() {
        Refusal.of(() -> ChangelogEntry.parse("CHANGES", "* Fri Nov 20 2026 Ann Smith"))
                .says("'CHANGES'", "then lines of text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Foo 20 2026", "Nov 31 2026", "Feb 29 2026", "Nov 0 2026"})
    void aDayThatDoesNotExistIsRefused(String day) {
        Refusal.of(() -> ChangelogEntry.parse("CHANGES", "* Fri " + day + " Ann\n- Sell shoes\n"))
                .says("<changelog> 'CHANGES'", "'" + day + "'", "'Nov 20 2026'");
    }

    @Test
    void theNewestEntryIsFirst() {
        Refusal.of(() ->
                        ChangelogEntry.parse("CHANGES", "* Fri Nov 20 2026 Ann\n- x\n* Sat Nov 21 2026 Ann - 2\n- y\n"))
                .says("<changelog> 'CHANGES'", "'* Sat Nov 21 2026 Ann - 2'", "newest entry first");
    }

    @Test
    void twoEntriesMayHaveOneDay() {
        assertEquals(
                2,
                ChangelogEntry.parse("CHANGES", "* Fri Nov 20 2026 Ann\n- x\n* Fri Nov 20 2026 Bob\n- y\n")
                        .size());
    }
}
