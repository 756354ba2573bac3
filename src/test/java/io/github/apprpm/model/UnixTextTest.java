package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnixTextTest {
    private static String unix(String text) {
        return new String(UnixText.of(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nä\r\n", "a\rä\r", "\uFEFFa\nä\n", "\uFEFFa\r\r\nä\r\n", "a\nä\r", "a\nä\r\n"})
    void linesEndAsOnUnix(String text) {
        assertEquals("a\nä\n", unix(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\nb", "a\rb\n", "a\uFEFF\n", "\t\u000b"})
    void anythingElseStays(String text) {
        assertEquals(text, unix(text));
    }

    @Test
    void whatStaysIsTheSameArray() {
        byte[] bytes = "a\nb\n".getBytes(StandardCharsets.US_ASCII);

        assertSame(bytes, UnixText.of(bytes));
    }

    @Test
    void bytesOfAnotherEncodingStay() {
        assertArrayEquals(
                "K\u00e4se\n".getBytes(StandardCharsets.ISO_8859_1),
                UnixText.of("K\u00e4se\r\n".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void utf16IsKnownByItsMark() {
        assertTrue(UnixText.isUtf16("a".getBytes(StandardCharsets.UTF_16)));
        assertTrue(UnixText.isUtf16("\uFEFFa".getBytes(StandardCharsets.UTF_16LE)));
        assertFalse(UnixText.isUtf16("\uFEFFa".getBytes(StandardCharsets.UTF_8)));
        assertFalse(UnixText.isUtf16(new byte[] {(byte) 0xFF}));
    }
}
