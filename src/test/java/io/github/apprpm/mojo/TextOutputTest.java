package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A text is shown where the user wants it. */
@Isolated("changes System.out")
class TextOutputTest {
    @TempDir
    private Path directory;

    @Test
    void aFileIsWrittenAllAtOnceAndItsDirectoryIsMade() throws IOException {
        Path file = directory.resolve("a/b/text.txt");
        assertEquals(Optional.of(file), new TextOutput(Optional.of(file)).show("größe\n"));
        assertEquals("größe\n", Files.readString(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFileThatIsThereIsReplaced() throws IOException {
        Path file = Files.writeString(directory.resolve("text.txt"), "a longer text");
        new TextOutput(Optional.of(file)).show("short");
        assertEquals("short", Files.readString(file));
    }

    @Test
    void aFileThatCannotBeWrittenKeepsWhatItHad() throws IOException {
        Path file = Files.writeString(directory.resolve("text.txt"), "before");
        Files.createDirectories(directory.resolve("text.txt.tmp/in-the-way"));
        assertThrows(IOException.class, () -> new TextOutput(Optional.of(file)).show("after"));
        assertEquals("before", Files.readString(file));
    }

    @Test
    void aDeviceIsWrittenTo() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.isWritable(device), "/dev/null is not writable");
        new TextOutput(Optional.of(device)).show("text");
        assertFalse(Files.isRegularFile(device));
    }

    @Test
    void withoutAFileItIsTheStandardOutputInUtf8() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, false, StandardCharsets.US_ASCII));
        try {
            assertEquals(Optional.empty(), new TextOutput(Optional.empty()).show("größe\n"));
        } finally {
            System.setOut(before);
        }
        assertEquals("größe\n", captured.toString(StandardCharsets.UTF_8));
    }
}
