package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainDirectoryTest {
    @TempDir
    Path work;

    @Test
    void aPlainPathStays() throws IOException {
        try (PlainDirectory directory = PlainDirectory.of(work)) {
            assertEquals(work.toRealPath(), directory.path());
        }
        assertTrue(Files.exists(work));
    }

    @Test
    void aLinkStandsForOneWithBlanksAndGoes() throws IOException {
        Path blank = Files.createDirectory(work.resolve("my project"));
        Path link;
        try (PlainDirectory directory = PlainDirectory.of(blank)) {
            link = directory.path();
            assertFalse(link.toString().contains(" "));
            assertEquals(blank.toRealPath(), link.toRealPath());
        }
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(blank));
    }
}
