package io.github.apprpm;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that reads what we write; a test that needs a missing one is skipped by its name. */
public final class Tool {
    /** Where programs of administrators are, which not every PATH has. */
    private static final List<String> FURTHER = List.of("/usr/sbin", "/sbin");

    private final List<String> command;

    private Tool(List<String> command) {
        this.command = command;
    }

    /** The program with its first arguments, or a skip that names it. */
    public static Tool installed(String program, String... arguments) {
        Optional<Path> found = find(program);
        assumeTrue(found.isPresent(), program + " is not installed");
        return at(found.get().toString(), arguments);
    }

    /** A program of a known place. */
    public static Tool at(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return new Tool(command);
    }

    private static Optional<Path> find(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), FURTHER.stream())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Where the program is. */
    public String path() {
        return command.get(0);
    }

    /**
     * What came of a run.
     *
     * @param status its exit status
     * @param output what it wrote to both outputs
     */
    public record Result(int status, String output) {
        /** The output of a run that went well. */
        public String succeeded() {
            assertTrue(status == 0, () -> "Exit status " + status + ": " + output);
            return output;
        }
    }

    public Result run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** Runs with other values of some variables. */
    public Result run(Map<String, String> environment, String... arguments) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(1, TimeUnit.MINUTES), () -> words + " has not ended");
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
