package io.github.apprpm.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program to run, with its arguments.
 *
 * @param words the program and its arguments
 * @param environment variables beside those of this process
 * @param directory where it runs
 */
public record Command(List<String> words, Map<String, String> environment, Optional<Path> directory) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return new Command(List.of(words), Map.of(), Optional.empty());
    }

    public static Command of(List<String> words) {
        return new Command(words, Map.of(), Optional.empty());
    }

    /**
     * Runs it to its end, with nothing to read. What it has started and left behind goes on, and may keep the outputs open.
     *
     * @param limit it is killed when this is over, with all that it started
     * @throws IOException if it cannot be started
     * @throws TimeLimitException if it took longer
     */
    public Output run(Duration limit) throws IOException {
        return run(limit, InputStream.nullInputStream());
    }

    /** As {@link #run(Duration)}, with something to read. */
    public Output run(Duration limit, InputStream input) throws IOException {
        return await(start(words), limit, input);
    }

    /** As {@link #run(Duration)}; should this build end first, however it ends, the program ends too, with its group of processes. */
    public Output runTied(Duration limit) throws IOException {
        List<String> inSession = Session.of(words);
        Process process = start(inSession);
        String target = (inSession.equals(words) ? "" : "-") + process.pid();
        Lifeline lifeline = Lifeline.of(List.of("kill", "-KILL", "--", target));
        try {
            return await(process, limit, InputStream.nullInputStream());
        } finally {
            lifeline.close();
        }
    }

    private Process start(List<String> all) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        directory.ifPresent(place -> builder.directory(place.toFile()));
        return builder.start();
    }

    private Output await(Process process, Duration limit, InputStream input) throws IOException {
        Drain text = Drain.of(process.getInputStream());
        Drain errors = Drain.of(process.getErrorStream());
        Feed.start(input, process.getOutputStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeLimitException(words.get(0), limit);
            }
            return new Output(process.exitValue(), text.all(), errors.all());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("'%s' was interrupted".formatted(words.get(0))).initCause(e);
        } finally {
            if (process.isAlive()) {
                kill(process.toHandle());
            }
        }
    }

    /** Parents first: a shell must not go on with its next command when the one that it waits for is killed. */
    private static void kill(ProcessHandle process) {
        List<ProcessHandle> children = process.children().toList();
        process.destroyForcibly();
        children.forEach(Command::kill);
    }
}
