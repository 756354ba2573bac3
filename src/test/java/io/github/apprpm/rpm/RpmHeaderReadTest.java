package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.DependencyKind;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a header says is read by type, and what its arrays say of files has to fit. */
class RpmHeaderReadTest {
    private static String contradiction(Executable reading) {
        return assertThrows(MalformedHeaderException.class, reading).getMessage();
    }

    private static ForgedHeader files(String... names) {
        return new ForgedHeader().with(RpmTag.BASENAMES, names).with(RpmTag.DIRINDEXES, new int[names.length]);
    }

    @Test
    void valuesAreReadByType() {
        RpmHeader header = new ForgedHeader()
                .with(1, "a", "", "ü")
                .with(2, -1)
                .with(3, Long.MIN_VALUE, 5)
                .header();
        assertEquals(List.of("a", "", "ü"), header.strings(1));
        assertEquals(Optional.of("a"), header.string(1));
        assertEquals(OptionalLong.of(0xFFFFFFFFL), header.number(2), "numbers have no sign");
        assertArrayEquals(new long[] {Long.MIN_VALUE, 5}, header.numbers(3));
    }

    @Test
    void aTagOfAnotherTypeCountsAsAbsent() {
        RpmHeader header = new ForgedHeader().with(1, "a").with(2, 7).header();
        assertTrue(header.has(1));
        assertEquals(OptionalLong.empty(), header.number(1));
        assertEquals(Optional.empty(), header.binary(1));
        assertEquals(Optional.empty(), header.string(2));
        assertFalse(header.has(3));
        assertEquals(List.of(), header.strings(3));
    }

    @Test
    void theFirstOfTwoEntriesOfATagCounts() {
        assertEquals(
                Optional.of("first"),
                new ForgedHeader().with(1, "first").with(1, "second").header().string(1));
    }

    @Test
    void textThatIsNoUtf8IsLatin1() {
        RpmHeader header = new ForgedHeader()
                .with(1, StandardCharsets.ISO_8859_1, "größe", "grüße")
                .header();
        assertEquals(List.of("größe", "grüße"), header.strings(1));
    }

    @Test
    void textWithTheReplacementCharacterStaysAsItIs() {
        assertEquals(
                Optional.of("\uFFFDü"),
                new ForgedHeader().with(1, "\uFFFDü").header().string(1));
    }

    /** Else each entry could tell of all values again, and reading would take no end. */
    @Test
    void valuesAreToldOnce() {
        ForgedHeader header = new ForgedHeader().with(1, "a value").withAllAgain(2);
        assertEquals("its values take more than the 8 bytes that it has for them", contradiction(header::header));
    }

    @Test
    void pathsAreOfDirectoriesAndNames() {
        RpmHeader header = new ForgedHeader()
                .with(RpmTag.BASENAMES, "a", "b")
                .with(RpmTag.DIRNAMES, "/opt/", "/etc/")
                .with(RpmTag.DIRINDEXES, 1, 0)
                .header();
        assertEquals(
                List.of("/etc/a", "/opt/b"),
                PackagedFiles.of(header).stream().map(PackagedFile::path).toList());
    }

    @Test
    void oldPackagesHaveWholePaths() {
        RpmHeader header =
                new ForgedHeader().with(RpmTag.OLDFILENAMES, "/etc/a", "/opt/b").header();
        assertEquals(
                List.of("/etc/a", "/opt/b"),
                PackagedFiles.of(header).stream().map(PackagedFile::path).toList());
    }

    @Test
    void aFileHasNoNegativeSize() {
        RpmHeader header = files("a\nb")
                .with(RpmTag.DIRNAMES, "/opt/")
                .with(RpmTag.LONGFILESIZES, -1L)
                .header();
        assertEquals(
                "the file '/opt/a\\nb' has 18446744073709551615 in tag 5008",
                contradiction(() -> PackagedFiles.of(header)));
    }

    @Test
    void whatIsQuotedOfADirectoryIsPrintable() {
        RpmHeader header = files("a\tb\33[31m" + "c".repeat(200)).header();
        assertEquals(
                "the file 'a\\tb\\x1b[31m%s...' is in directory 0 of 0".formatted("c".repeat(92)),
                contradiction(() -> PackagedFiles.of(header)));
    }

    /** A directory of 100 kB, shared by a thousand files, would be 100 MB. */
    @Test
    void allPathsAreNotMuchLongerThanTheHeader() {
        RpmHeader header = files(Collections.nCopies(1000, "f").toArray(String[]::new))
                .with(RpmTag.DIRNAMES, "/" + "d".repeat(100_000) + "/")
                .header();
        assertEquals(
                "its 1000 files have paths of more than %d characters in all".formatted(16 * header.length()),
                contradiction(() -> PackagedFiles.of(header)));
    }

    @Test
    void aCapabilityIsPrintedWithWhatThereIsOfItsVersion() {
        RpmHeader header = new ForgedHeader()
                .with(1049, "plain", "newer", "nothing", "odd")
                .with(1050, "", "1.0", "", "2")
                .with(1048, 0, 4 | 8, 2, 0)
                .header();
        assertEquals(
                List.of("plain", "newer >= 1.0", "nothing <", "odd 2"),
                DependencyTags.of(DependencyKind.REQUIRES).read(header).stream()
                        .map(PackageDependency::toString)
                        .toList());
    }

    @Test
    void capabilitiesThatDoNotFitTheirVersionsAreNoneAsInRpm() {
        RpmHeader header = new ForgedHeader()
                .with(1049, "a", "b")
                .with(1050, "1")
                .with(1048, 8)
                .header();
        assertEquals(List.of(), DependencyTags.of(DependencyKind.REQUIRES).read(header));
    }

    @Test
    void conditionsBelongToTheTriggerThatTheyName() {
        RpmHeader header = new ForgedHeader()
                .with(1065, "first\n", "second\n")
                .with(1092, "/bin/sh", "<lua>")
                .with(1066, "b", "a", "c", "nobody's")
                .with(1067, "", "2", "", "")
                .with(1068, 1 << 17, 1 << 16 | 8, 1 << 16, 0)
                .with(1069, 1, 0, 0, 9)
                .header();
        List<PackageTrigger> triggers =
                TriggerTags.of(PackageTrigger.Kind.PACKAGE).read(header);
        assertEquals(
                List.of("in [a = 2, c] /bin/sh first\n", "un [b] <lua> second\n"),
                triggers.stream()
                        .map(trigger -> "%s %s %s %s"
                                .formatted(
                                        trigger.action().word(),
                                        trigger.conditions(),
                                        trigger.interpreter(),
                                        trigger.body()))
                        .toList());
    }
}
