package io.github.apprpm.repository.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where createrepo_c would write what no client can read, we write what XML allows; all else is in the comparison with it. */
class XmlBufferTest {
    private static String text(String stored) {
        return utf8(new XmlBuffer().text(stored).take());
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** As a header stores it: a character for each byte. */
    private static String stored(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFFFE", "\uFFFF"})
    void whatIsNoCharacterOfXmlIsLeftOut(String character) {
        assertEquals("ab", text(stored("a" + character + "b")));
        assertEquals(
                " x=\"ab\"",
                utf8(new XmlBuffer()
                        .attribute("x", stored("a" + character + "b"))
                        .take()));
    }

    /** Such bytes are not UTF-8, so they are Latin 1, of which the control characters are left out. */
    @ParameterizedTest
    @CsvSource({"C0AF, \u00c0", "EDA080, \u00ed", "F5808080, \u00f5"})
    void whatOnlyLooksLikeUtf8IsLatin1(String hex, String latin) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        String stored = new String(bytes, StandardCharsets.ISO_8859_1);
        assertEquals(latin, text(stored));
    }

    @Test
    void attributesAreAscii() {
        assertEquals(
                " x=\"&#xDF;&#x65E5;&#x1F600;&#9;&quot;\"",
                utf8(new XmlBuffer().attribute("x", stored("ß日😀\t\"")).take()));
    }

    @Test
    void textIsUtf8() {
        assertEquals("ß日😀\t\"&lt;&#13;", text(stored("ß日😀\t\"<\r")));
    }
}
