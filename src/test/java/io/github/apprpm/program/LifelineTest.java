package io.github.apprpm.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.ChildJava;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@Tag("tool")
class LifelineTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP", "KILL"})
    void theCommandIsRunWhenTheBuildIsKilled(String signal) throws Exception {
        Path mark = folder.resolve("mark");
        Process build = build("wait", mark);
        long shell = Long.parseLong(firstLine(build));

        new ProcessBuilder("kill", "-" + signal, Long.toString(build.pid()))
                .start()
                .waitFor();

        build.waitFor();
        assertTrue(Processes.ends(shell));
        assertTrue(Files.exists(mark));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void aSignalForAllDoesNotEndTheShellBeforeTheBuild(String signal) throws Exception {
        Path mark = folder.resolve("mark");
        Process build = build("wait", mark);
        long shell = Long.parseLong(firstLine(build));

        new ProcessBuilder("kill", "-" + signal, Long.toString(shell)).start().waitFor();
        assertFalse(Files.exists(mark));
        build.destroyForcibly().waitFor();

        assertTrue(Processes.ends(shell));
        assertTrue(Files.exists(mark));
    }

    @Test
    void theCommandIsRunWhenTheBuildForgetsIt() throws Exception {
        Path mark = folder.resolve("mark");

        assertEquals(0, build("forget", mark).waitFor());

        assertTrue(Files.exists(mark)); // the end of the process waits for it
    }

    @Test
    void aTiedCommandEndsWithTheBuild() throws Exception {
        Process build = build("tied", folder.resolve("mark"));
        long program = Long.parseLong(firstLine(build));

        build.destroyForcibly().waitFor();

        assertTrue(Processes.ends(program));
    }

    @Test
    void aTiedCommandIsRunAsAnyOther() throws IOException {
        assertEquals(
                new Output(3, "out\n", "wrong\n"),
                Command.of("sh", "-c", "echo out; echo wrong >&2; exit 3").runTied(Duration.ofSeconds(30)));
    }

    @Test
    void aClosedOneLeavesNothing() throws IOException {
        Path mark = folder.resolve("mark");
        Lifeline lifeline = Lifeline.of(List.of("touch", mark.toString()));
        List<ProcessHandle> shells = ProcessHandle.current().children().toList();

        lifeline.close();
        lifeline.close();

        assertTrue(shells.stream().anyMatch(shell -> !shell.isAlive()));
        assertFalse(Files.exists(mark));
    }

    private static Process build(String what, Path mark) throws IOException {
        return ChildJava.start(Build.class, what, mark.toString());
    }

    private static String firstLine(Process process) throws IOException {
        try (BufferedReader reader = process.inputReader()) {
            return reader.readLine();
        }
    }

    /** A build that has something to clean up. */
    static final class Build {
        private Build() {}

        public static void main(String[] arguments) throws Exception {
            if (arguments[0].equals("tied")) {
                Thread command = new Thread(() -> tied(arguments[1]));
                command.start();
                Path mark = Path.of(arguments[1]);
                while (!hasLifeline() || !Files.exists(mark)) {
                    Thread.onSpinWait();
                }
                System.out.println(Files.readString(mark).strip());
                command.join();
            }
            Lifeline.of(List.of("touch", arguments[1]));
            try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
                children.forEach(shell -> System.out.println(shell.pid()));
            }
            if (arguments[0].equals("wait")) {
                Thread.sleep(60_000);
            }
        }

        private static boolean hasLifeline() {
            return ProcessHandle.current()
                    .children()
                    .anyMatch(child -> child.info().commandLine().orElse("").contains("apprpm-lifeline"));
        }

        private static void tied(String mark) {
            try {
                Command.of("sh", "-c", "echo $$ >$0.new; mv $0.new $0; sleep 1000; exit 1", mark)
                        .runTied(Duration.ofMinutes(1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
