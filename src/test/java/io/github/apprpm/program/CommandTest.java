package io.github.apprpm.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void bothOutputsAndTheStatusAreKept() throws IOException {
        Output output =
                Command.of("sh", "-c", "echo out; echo wrong >&2; exit 3").run(LIMIT);

        assertEquals(new Output(3, "out\n", "wrong\n"), output);
        assertFalse(output.isSuccess());
        assertEquals(List.of("out"), output.lines());
        assertEquals("wrong\n\nout", output.said());
    }

    @Test
    void anOutputOfAnyLengthDoesNotBlock() throws IOException {
        Output output = Command.of("sh", "-c", "head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero")
                .run(LIMIT);

        assertEquals(3_000_000, output.text().length());
        assertEquals(3_000_000, output.errors().length());
    }

    @Test
    void theSignalThatEndedItIsInTheStatus() throws IOException {
        assertEquals(128 + 15, Command.of("sh", "-c", "kill $$").run(LIMIT).status());
    }

    @Test
    void itReadsWhatItIsGivenAndElseNothing() throws IOException {
        assertEquals("", Command.of("cat").run(LIMIT).text());
        assertEquals(
                "given",
                Command.of("cat")
                        .run(LIMIT, new ByteArrayInputStream("given".getBytes(StandardCharsets.UTF_8)))
                        .text());
    }

    @Test
    void itRunsInItsDirectoryWithItsVariables() throws IOException {
        Command command =
                new Command(List.of("sh", "-c", "echo $NAME; pwd -P"), Map.of("NAME", "shop"), Optional.of(folder));

        assertEquals(
                List.of("shop", folder.toRealPath().toString()),
                command.run(LIMIT).lines());
    }

    @Test
    void theLimitKillsAlsoWhatItStarted() throws IOException {
        Path child = folder.resolve("child");
        String script =
                "sh -c 'echo $$ >%s.new; mv %s.new %s; sleep 1000; exit 0'; echo after".formatted(child, child, child);

        TimeLimitException thrown = assertThrows(
                TimeLimitException.class, () -> Command.of("sh", "-c", script).run(Duration.ofSeconds(1)));

        assertEquals("'sh' did not end within 1 seconds", thrown.getMessage());
        assertTrue(Processes.ends(Long.parseLong(Files.readString(child).strip())));
    }

    @Test
    void whatStaysInTheBackgroundIsNotWaitedFor() throws IOException {
        Output output = Command.of("sh", "-c", "sleep 1000 & echo $!").run(LIMIT);

        ProcessHandle background =
                ProcessHandle.of(Long.parseLong(output.text().strip())).orElseThrow();
        assertTrue(background.isAlive());
        background.destroyForcibly();
    }

    @Test
    void aProgramThatIsNotThereCannotBeStarted() {
        IOException thrown = assertThrows(
                IOException.class, () -> Command.of("no-such-program").run(LIMIT));

        assertTrue(thrown.getMessage().contains("no-such-program"), thrown.getMessage());
    }
}
