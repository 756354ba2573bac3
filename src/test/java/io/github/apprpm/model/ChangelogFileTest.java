package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangelogFileTest {
    private static final String ENTRIES = """
            * Fri Nov 20 2026 Ann Smith <ann@example.org> - 1.2.0-1
            - Sell shoes
            - Sell hats

            * Thu Nov  5 2026 Ann Smith <ann@example.org> - 1.1.0-1
            - Begin
            """;

    private static final List<ChangelogEntry> READ = List.of(
            new ChangelogEntry(
                    Instant.parse("2026-11-20T12:00:00Z"),
                    "Ann Smith <ann@example.org> - 1.2.0-1",
                    "- Sell shoes\n- Sell hats"),
            new ChangelogEntry(
                    Instant.parse("2026-11-05T12:00:00Z"), "Ann Smith <ann@example.org> - 1.1.0-1", "- Begin"));

    private static List<ChangelogEntry> read(String text) {
        return ChangelogFile.parse("CHANGES", text);
    }

    private static Refusal refused(String text) {
        return Refusal.of(() -> read(text));
    }

    @Test
    void theFormIsThatOfASpecFile() {
        assertEquals(READ, read(ENTRIES));
    }

    @Test
    void commentsAreNotRead() {
        assertEquals(
                READ, read("# Copyright Acme\n#\n\n" + ENTRIES.replace("- Sell hats\n", "- Sell hats\n  # not yet\n")));
        assertEquals(List.of(), read("# nothing yet\n"));
        assertEquals(List.of(), read(""));
    }

    @Test
    void theSectionsNameMayStandFirst() {
        assertEquals(READ, read("%changelog\n" + ENTRIES));
        assertEquals(READ, read("# Copyright Acme\n\n%changelog\n\n" + ENTRIES));
        refused(ENTRIES + "* %changelog\n").says("'CHANGES:7'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*Fri", "*\tFri", "*   Fri"})
    void anyBlankOrNoneStandsBehindTheAsterisk(String begin) {
        assertEquals(READ, read(ENTRIES.replace("* Fri", begin)));
    }

    @Test
    void lineEndsAndAByteOrderMarkOfWindowsAreTaken() {
        assertEquals(READ, read("\ufeff" + ENTRIES.replace("\n", "\r\n")));
    }

    @Test
    void anEntryMayHaveNoText() {
        List<ChangelogEntry> entries =
                read("* Fri Nov 20 2026 Ann\n\n* Fri Nov 20 2026 Bob\n- x\n* Thu Nov 19 2026 Eve");

        assertEquals(
                List.of("Ann", "Bob", "Eve"),
                entries.stream().map(ChangelogEntry::author).toList());
        assertEquals(
                List.of("", "- x", ""),
                entries.stream().map(ChangelogEntry::text).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "12:30:00 UTC, 12:30:00",
        "2:03:04 GMT, 02:03:04",
        "12:30:00 CET, 11:30:00",
        "12:30:00 JST-9, 03:30:00",
        "12:30:00 UNKNOWN, 12:30:00"
    })
    void theDateMayHaveATimeOfDayAndAZone(String written, String utc) {
        assertEquals(
                List.of(new ChangelogEntry(Instant.parse("2026-11-20T%sZ".formatted(utc)), "Ann - 1", "- x")),
                read("* Fri Nov 20 %s 2026 Ann - 1\n- x\n".formatted(written)));
    }

    @Test
    void anIndentedAsteriskIsText() {
        assertEquals(
                "- x\n  * y", read("* Fri Nov 20 2026 Ann\n- x\n  * y\n").get(0).text());
    }

    @Test
    void aPercentSignIsWrittenTwice() {
        assertEquals(
                new ChangelogEntry(Instant.parse("2026-11-20T12:00:00Z"), "Ann - 1%2", "- 100% of 50%"),
                read("* Fri Nov 20 2026 Ann - 1%%2\n- 100%% of 50%\n").get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Changes",
                "* 2026-11-20 Ann",
                "* Fri Nov 20 Ann Smith",
                "Fri Nov 20 2026 Ann Smith",
                "* Fri Nov 20 2026"
            })
    void anotherHeadingIsRefusedWithItsLine(String heading) {
        refused("\n" + heading + "\n- Sell shoes\n")
                .says(
                        "<changelog> 'CHANGES:2'",
                        "'" + heading + "'",
                        "'* Fri Nov 20 2026 Name <address> - version'",
                        "text that follows line 1 with '-'");
    }

    @Test
    void aLineOfTextWithAnAsteriskIsRefusedWithItsLine() {
        refused(ENTRIES + "* fixed x\n")
                .says("'CHANGES:7'", "'* fixed x'", "text that follows line 6 with '-' or a blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fri Foo 20 2026",
                "Fri November 20 2026",
                "fri Nov 20 2026",
                "Fri Nov 31 2026",
                "Fri Feb 29 2026",
                "Fri Nov 0 2026",
                "Fri Nov 20 1989",
                "Fri Nov 20 2106",
                "Fri Nov 20 99999999999",
                "Fri Nov 20 24:00:00 UTC 2026",
                "Fri Nov 20 12:30 UTC 2026"
            })
    void aDateThatDoesNotExistIsRefusedWithItsLine(String date) {
        refused("# Acme\n* " + date + " Ann\n- Sell shoes\n")
                .says("<changelog> 'CHANGES:2'", "'" + date + "'", "'Fri Nov 20 2026'");
    }

    @Test
    void theNewestEntryIsFirst() {
        refused("* Fri Nov 20 2026 Ann\n- x\n* Sat Nov 21 2026 Ann - 2\n- y\n")
                .says("<changelog> 'CHANGES:3'", "'* Sat Nov 21 2026 Ann - 2'", "newest entry first");
        refused("* Fri Nov 20 2026 Ann\n- x\n* Fri Nov 20 13:00:00 UTC 2026 Ann - 2\n- y\n")
                .says("<changelog> 'CHANGES:3'");
    }

    @Test
    void twoEntriesMayHaveOneDay() {
        assertEquals(
                2,
                read("* Fri Nov 20 2026 Ann\n- x\n* Fri Nov 20 2026 Bob\n- y\n").size());
    }

    @Test
    void aControlCharacterIsRefusedWithItsLine() {
        refused("* Fri Nov 20 2026 Ann\n- x\n- \u0007\n").says("<changelog> 'CHANGES:3'", "U+0007");
    }
}
