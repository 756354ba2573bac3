package io.github.apprpm.verify.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class EndScriptTest {
    private static final int KILLED = 128 + 9;
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path work;

    private final List<Process> started = new ArrayList<>();
    private Path root;

    @BeforeEach
    void unpack() throws IOException {
        root = Files.createDirectories(work.resolve("root/lib")).getParent();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    private Process sleep(String id) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment().put("INVOCATION_ID", id);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static void run(Path directory) throws IOException {
        try (InputStream script = RunningService.class.getResourceAsStream("end.sh")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            Tool.at("/bin/sh", "-c", text, "apprpm-end")
                    .run(ID, directory.toString())
                    .succeeded();
        }
    }

    @Test
    void itKillsTheProcessesOfItsStartAndNoOthers() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/environ")), "/proc is not there");
        Process marked = sleep(ID);
        Process other = sleep("fedcba9876543210fedcba9876543210");
        run(root);
        assertEquals(KILLED, marked.waitFor());
        assertTrue(other.isAlive());
    }

    @Test
    void itLetsTheTreeBeRemoved() throws IOException {
        Path lib = root.resolve("lib");
        Files.setPosixFilePermissions(lib, PosixFilePermissions.fromString("r-x------"));
        run(root);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(lib)));
    }

    @Test
    void itRemovesTheLinkThatStandsForTheDirectory() throws IOException {
        Path link = Files.createSymbolicLink(work.resolve("link"), work);
        run(link.resolve("root"));
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        assertTrue(Files.exists(root));
    }
}
