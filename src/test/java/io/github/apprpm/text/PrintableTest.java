package io.github.apprpm.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** No package does anything to a terminal. */
class PrintableTest {
    @Test
    void controlCharactersAreEscaped() {
        assertEquals("\\x1b[2Ja\\x00\\x7f\\x9b", Printable.lines("\33[2Ja\0\177\u009b"));
    }

    @Test
    void linesKeepTheirEndsAndTabs() {
        assertEquals("a\n\tb\r\nc\\rd\\r", Printable.lines("a\n\tb\r\nc\rd\r"));
    }

    @Test
    void aLineStaysOne() {
        assertEquals("a\\nb\\r\\nc\td", Printable.line("a\nb\r\nc\td"));
    }

    @Test
    void aQuotationHasNoTabsAndOneHundredCharacters() {
        assertEquals("a\\tb", Printable.quoted("a\tb"));
        assertEquals("c".repeat(100), Printable.quoted("c".repeat(100)));
        assertEquals("c".repeat(100) + "...", Printable.quoted("c".repeat(101)));
    }

    @Test
    void aQuotationCutsNoCharacterInTwo() {
        assertEquals("c".repeat(99) + "...", Printable.quoted("c".repeat(99) + "\ud83d\ude00"));
    }

    @Test
    void whatIsNotSeenOrTurnsTheTextAroundIsEscaped() {
        assertEquals(
                "a\\u202ebc\\u200bd\\ufeffe\\u2028f\\ud800", Printable.line("a\u202ebc\u200bd\ufeffe\u2028f\ud800"));
    }

    @Test
    void theJoinersOfScriptsStay() {
        assertEquals("\u0645\u06cc\u200c\u062e", Printable.line("\u0645\u06cc\u200c\u062e"));
    }

    @Test
    void otherTextIsAsItWas() {
        assertEquals("Größe 汉字 \ud83d\ude00", Printable.line("Größe 汉字 \ud83d\ude00"));
    }
}
