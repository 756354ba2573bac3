package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @Test
    void whiteSpaceAtTheEndsDoesNotCount() {
        assertEquals("A shop", Text.line("summary", "\n  A shop\t\n"));
    }

    @Test
    void lineEndsAreThoseOfUnix() {
        assertEquals("one\ntwo", Text.lines("description", "one\r\ntwo\r\n"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "\n"})
    void blankTextIsRefused(String text) {
        Refusal.of(() -> Text.lines("description", text)).says("<description> is empty", "Give it a value");
    }

    @Test
    void aLineIsOneLine() {
        Refusal.of(() -> Text.line("summary", "one\ntwo")).says("<summary>", "'one\\ntwo'", "Write it in one line");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 0x1b, '\r', 0x7f, 0x85, 0x9b})
    void controlCharactersAreRefused(int control) {
        Refusal.of(() -> Text.lines("vendor", "a" + (char) control + "b"))
                .says("<vendor>", "U+%04X".formatted(control), "'a?b'", "Remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud800b", "a\udc00b", "a\udc00\ud800b"})
    void halfACharacterIsRefused(String text) {
        Refusal.of(() -> Text.lines("packager", text)).says("<packager>", "UTF-8", "'a?", "Correct the character");
    }

    @Test
    void anyOtherCharacterIsText() {
        String text = "größe\t日本 \ud83d\ude00";
        assertEquals(text, Text.line("summary", text));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Text.utf8("summary", text));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        Refusal.of(() -> Text.ofUtf8("pre.sh", new byte[] {'a', (byte) 0xe4}))
                .says("'pre.sh'", "not valid UTF-8", "Save it");
    }

    @Test
    void aMissingFileIsRefused(@TempDir Path directory) {
        Path file = directory.resolve("CHANGES");
        Refusal.of(() -> Text.ofFile("changelog", file)).says("'" + file + "'", "<changelog>", "Correct its name");
    }

    @Test
    void aFileOfWindowsIsRead(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("CHANGES"), "one\r\ntwo\r\n");
        assertEquals("one\ntwo\n", Text.ofFile("changelog", file));
    }
}
