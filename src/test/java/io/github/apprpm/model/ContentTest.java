package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.model.Content.Spliced.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    @TempDir
    private Path directory;

    @Test
    void aMissingFileIsRefused() {
        Path file = directory.resolve("none");
        Refusal.of(() -> Content.OnDisk.of(file)).says("'" + file + "' does not exist", "Correct its name");
    }

    @Test
    void aDirectoryIsNoFile() {
        Refusal.of(() -> Content.OnDisk.of(directory)).says("'" + directory + "'");
    }

    @Test
    void textIsUtf8() throws IOException {
        Content content = Content.text("source", "größe");
        assertEquals(7, content.size());
        assertEquals("größe", new String(content.open().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void theSameBytesAreTheSameContent() throws IOException {
        String text = "0123456789".repeat(20_000);
        Content disk = Content.OnDisk.of(Files.writeString(directory.resolve("x"), text));

        assertTrue(disk.sameAs(Content.text("x", text)));
        assertTrue(Content.text("x", "").sameAs(Content.text("y", "")));
        assertFalse(disk.sameAs(Content.text("x", text.substring(1) + "x")));
        assertFalse(disk.sameAs(Content.text("x", text + "x")));
    }

    private Content spliced(Path file) {
        return new Content.Spliced(
                file,
                List.of(
                        new Part("begin ".getBytes(StandardCharsets.UTF_8), 4, 2),
                        Part.of(0, 0),
                        Part.of(0, 3),
                        new Part(" end".getBytes(StandardCharsets.UTF_8), 0, 0)),
                "parts");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void partsOfAFileAreReadInTheirOrderWithWhatStandsBetween(int atOnce) throws IOException {
        Content content = spliced(Files.writeString(directory.resolve("x"), "0123456789"));
        StringBuilder text = new StringBuilder();
        try (InputStream in = content.open()) {
            byte[] some = new byte[atOnce];
            for (int read = in.read(some); read > 0; read = in.read(some)) {
                text.append(new String(some, 0, read, StandardCharsets.UTF_8));
            }
        }
        assertEquals("begin 45012 end", text.toString());
        assertEquals(text.length(), content.size());
    }

    @Test
    void aFileThatBecameShorterGivesFewerBytes() throws IOException {
        Content content = spliced(Files.writeString(directory.resolve("x"), "01"));
        try (InputStream in = content.open()) {
            assertEquals("begin ", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
