package io.github.apprpm.program;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program to run, with its arguments; the only way in which this plugin starts one.
 *
 * @param words the program and its arguments
 * @param environment its variables
 * @param inherits whether it has the variables of this process as well
 * @param directory where it runs, if not where this process does
 */
public record Command(List<String> words, Map<String, String> environment, boolean inherits, Optional<Path> directory) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return of(List.of(words));
    }

    public static Command of(List<String> words) {
        return new Command(words, Map.of(), true, Optional.empty());
    }

    /** The same command with these variables beside those of this process. */
    public Command with(Map<String, String> variables) {
        return new Command(words, variables, true, directory);
    }

    /** The same command with these variables and no others. */
    public Command withOnly(Map<String, String> variables) {
        return new Command(words, variables, false, directory);
    }

    /** The same command in another directory. */
    public Command in(Path place) {
        return new Command(words, environment, inherits, Optional.of(place));
    }

    /** The same command out of reach of the signals for this process's terminal and group, where the system can do that. */
    Command inSession() {
        return new Command(Session.of(words), environment, inherits, directory);
    }

    /**
     * Runs the program to its end, with an empty standard input. Processes that it leaves in the background go on, and may
     * keep the outputs open.
     *
     * @param limit after this time the program is killed, with all that it started
     * @throws NotStartedException if it cannot be started
     * @throws TimeLimitException if it took longer
     */
    public Output run(Duration limit) throws IOException {
        return run(limit, InputStream.nullInputStream());
    }

    /** As {@link #run(Duration)}, with this standard input. */
    public Output run(Duration limit, InputStream input) throws IOException {
        return await(started(builder()), limit, input, Drain.LEFT_OPEN).text();
    }

    /** As {@link #run(Duration, InputStream)} for a program that leaves nothing behind: its outputs are read to their ends. */
    public BinaryOutput runForBytes(Duration limit, InputStream input) throws IOException {
        return await(started(builder()), limit, input, limit);
    }

    /** As {@link #run(Duration)}; should this build end first, however it ends, the program ends too, with its group of processes. */
    public Output runTied(Duration limit) throws IOException {
        Command apart = inSession();
        Process process = started(apart.builder());
        String target = (apart.equals(this) ? "" : "-") + process.pid();
        Lifeline lifeline = Lifeline.of(List.of("kill", "-KILL", "--", target));
        try {
            return await(process, limit, InputStream.nullInputStream(), Drain.LEFT_OPEN)
                    .text();
        } finally {
            lifeline.close();
        }
    }

    /**
     * Starts the program, to be written to and read while it runs. Its standard error is discarded.
     *
     * @throws NotStartedException if it cannot be started
     */
    public Process start() throws IOException {
        return started(builder().redirectError(ProcessBuilder.Redirect.DISCARD));
    }

    /**
     * Starts the program with an empty standard input.
     *
     * @param log takes both of its outputs
     * @throws NotStartedException if it cannot be started
     */
    public Process start(Path log) throws IOException {
        return started(builder()
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    }

    /**
     * Runs the program in the place of this build, to whose terminal it speaks, and ends it with this build.
     *
     * @return its exit status
     * @throws NotStartedException if it cannot be started
     */
    public int runInForeground() throws IOException {
        Process process = started(builder().inheritIO());
        Thread end = new Thread(process::destroy, "end of " + this);
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            throw Interruption.of("'%s' was interrupted".formatted(words.get(0)), e);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words);
        if (!inherits) {
            builder.environment().clear();
        }
        builder.environment().putAll(environment);
        directory.ifPresent(place -> builder.directory(place.toFile()));
        return builder;
    }

    private static Process started(ProcessBuilder builder) throws NotStartedException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new NotStartedException(e);
        }
    }

    private BinaryOutput await(Process process, Duration limit, InputStream input, Duration leftOpen)
            throws IOException {
        Drain output = Drain.of(process.getInputStream());
        Drain errors = Drain.of(process.getErrorStream());
        Feed.start(input, process.getOutputStream());
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TimeLimitException(words.get(0), limit);
            }
            return new BinaryOutput(process.exitValue(), output.all(leftOpen), errors.all(leftOpen));
        } catch (InterruptedException e) {
            throw Interruption.of("'%s' was interrupted".formatted(words.get(0)), e);
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

    /** The program alone: arguments and variables may be secret. */
    @Override
    public String toString() {
        return words.get(0);
    }
}
