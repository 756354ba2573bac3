package io.github.apprpm.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
