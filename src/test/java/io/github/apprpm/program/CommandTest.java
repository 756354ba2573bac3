package io.github.apprpm.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Tag("tool")
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
        Command command = Command.of("sh", "-c", "echo $NAME; pwd -P")
                .with(Map.of("NAME", "shop"))
                .in(folder);

        assertEquals(
                List.of("shop", folder.toRealPath().toString()),
                command.run(LIMIT).lines());
    }

    @Test
    void variablesAreAddedToThoseOfThisProcessOrReplaceThem() throws IOException {
        Command command = Command.of("sh", "-c", "echo ${HOME:-none} $NAME");

        assertEquals(
                System.getenv("HOME") + " shop\n",
                command.with(Map.of("NAME", "shop")).run(LIMIT).text());
        assertEquals(
                "none shop\n",
                command.withOnly(Map.of("NAME", "shop")).run(LIMIT).text());
    }

    @Test
    void bytesAreKeptAsTheyAre() throws IOException {
        BinaryOutput output = Command.of("sh", "-c", "cat; echo wrong >&2; exit 3")
                .runForBytes(LIMIT, new ByteArrayInputStream(new byte[] {(byte) 0x88, 0, (byte) 0xFF}));

        assertArrayEquals(new byte[] {(byte) 0x88, 0, (byte) 0xFF}, output.bytes());
        assertEquals(3, output.status());
        assertEquals("wrong\n", output.text().errors());
    }

    @Test
    void aStartedProgramIsWrittenToAndRead() throws Exception {
        Process process = Command.of("sh", "-c", "read -r word; echo \"$word\" back; echo wrong >&2; cat; exit 3")
                .start();

        try (Writer input = process.outputWriter();
                BufferedReader output = process.inputReader()) {
            input.write("there\n");
            input.flush();
            assertEquals("there back", output.readLine());
        }
        assertEquals(3, process.waitFor());
    }

    @Test
    void aStartedProgramLogsBothOutputsAndReadsNothing() throws Exception {
        Path log = folder.resolve("log");

        Process process = Command.of("sh", "-c", "echo out; echo wrong >&2; cat; exit 3")
                .in(folder)
                .start(log);

        assertEquals(3, process.waitFor());
        assertEquals("out\nwrong\n", Files.readString(log));
    }

    @Test
    void anInterruptionEndsTheProgramAndTheThreadStaysInterrupted() {
        Command command = Command.of("sleep", "1000");
        Thread.currentThread().interrupt();

        InterruptedIOException thrown = assertThrows(InterruptedIOException.class, () -> command.run(LIMIT));

        assertTrue(Thread.interrupted());
        assertEquals("'sleep' was interrupted", thrown.getMessage());
    }

    @Test
    void argumentsAndVariablesAreNotShown() {
        Command command = Command.of("gpg", "--passphrase", "hunter2").with(Map.of("TOKEN", "hunter2"));

        assertEquals("gpg", command.toString());
        TimeLimitException thrown = assertThrows(
                TimeLimitException.class,
                () -> Command.of("sh", "-c", "sleep 1000 # hunter2")
                        .with(Map.of("TOKEN", "hunter2"))
                        .run(Duration.ofMillis(100)));
        assertEquals("'sh' did not end within 0 seconds", thrown.getMessage());
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
        Command command = Command.of("no-such-program", "hunter2").with(Map.of("TOKEN", "hunter2"));

        for (Executable start : List.<Executable>of(() -> command.run(LIMIT), command::start)) {
            NotStartedException thrown = assertThrows(NotStartedException.class, start);

            assertTrue(thrown.getMessage().contains("no-such-program"), thrown.getMessage());
            assertFalse(thrown.getMessage().contains("hunter2"), thrown.getMessage());
        }
    }
}
