package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of this machine that tells what is in a package. */
record Program(Path path, Map<String, String> environment) {
    private static final long MINUTES = 10;

    /** A skip that names the program where it is not installed. */
    static Program installed(String name) {
        Optional<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), name + " is not installed");
        return new Program(found.get(), Map.of("LC_ALL", "C.UTF-8", "TZ", "UTC"));
    }

    static Program at(Path executable) {
        return new Program(executable, Map.of());
    }

    /** A skip for what only root may do. */
    static void needRoot(String what) {
        assumeTrue(System.getProperty("user.name").equals("root"), what + " needs root");
    }

    Program with(String variable, Object value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value.toString());
        return new Program(path, more);
    }

    /** What it prints, after it has ended well. */
    String run(Object... arguments) {
        Result result = result(arguments);
        assertEquals(0, result.status, result.out);
        return result.out;
    }

    /** What it prints, in lines. */
    List<String> lines(Object... arguments) {
        return run(arguments).lines().toList();
    }

    Result result(Object... arguments) {
        List<String> command = Stream.concat(Stream.of(path), Stream.of(arguments))
                .map(Object::toString)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), path + " does not end");
            return new Result(process.exitValue(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came of it: its exit status, its output and its errors. */
    record Result(int status, String out) {}
}
