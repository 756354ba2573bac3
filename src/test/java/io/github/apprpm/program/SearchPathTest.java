package io.github.apprpm.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
    @TempDir
    private Path folder;

    @Test
    void aNameIsFoundInTheDirectoriesOfThePath() {
        Path shell = SearchPath.find("sh").orElseThrow();

        assertEquals("sh", shell.getFileName().toString());
        assertTrue(shell.isAbsolute());
        assertEquals(Optional.of(shell), SearchPath.findForRoot("sh"));
        assertEquals(Optional.empty(), SearchPath.find("no-such-program"));
        assertEquals(Optional.empty(), SearchPath.findForRoot("no-such-program"));
    }

    @Test
    void aPathIsTakenAsItIs() throws IOException {
        Path program = Files.createFile(
                folder.resolve("program"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path text = Files.createFile(folder.resolve("text"));

        assertEquals(Optional.of(program), SearchPath.find(program.toString()));
        assertEquals(Optional.empty(), SearchPath.find(text.toString()));
    }

    @Test
    void aDirectoryIsNotAProgram() {
        assertEquals(Optional.empty(), SearchPath.find(folder.toString()));
    }
}
