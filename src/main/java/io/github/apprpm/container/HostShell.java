package io.github.apprpm.container;

import io.github.apprpm.model.ShellWord;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.TimeLimitException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A shell in a container that runs one command after the other.
 *
 * <p>An engine needs a tenth of a second or more to enter a container; a trial runs some hundred commands.
 */
final class HostShell implements AutoCloseable {
    /** Uses files instead of pipes, as background processes of a command may keep its outputs open. */
    private static final String FRAME = """
            %2$s </dev/null >"$d/%1$d.out" 2>"$d/%1$d.err"
            s=$?
            set -- $(wc -c <"$d/%1$d.out") $(wc -c <"$d/%1$d.err")
            echo "$s $1 $2"
            head -c "$1" "$d/%1$d.out"
            head -c "$2" "$d/%1$d.err"
            rm -f "$d/%1$d.out" "$d/%1$d.err"
            """;

    /** The time that the engine has in addition to the command's limit. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final Process process;
    private final Writer input;
    private final DataInputStream output;
    private long count;

    HostShell(EngineProgram program, String container) throws IOException {
        process = program.start(List.of("exec", "-i", container, "sh"));
        input = process.outputWriter(StandardCharsets.UTF_8);
        output = new DataInputStream(process.getInputStream());
        input.write("cd /; d=/run/apprpm-verify.$$; mkdir -p \"$d\"\n");
    }

    /** The command under timeout(1): killing the client of the engine would leave the command running. */
    static List<String> limited(Duration limit, List<String> command) {
        List<String> words = new ArrayList<>(List.of("timeout", "-s", "KILL", Long.toString(seconds(limit))));
        words.addAll(command);
        return words;
    }

    private static long seconds(Duration limit) {
        return Math.max(1, limit.plusMillis(999).toSeconds());
    }

    static Duration withMargin(Duration limit) {
        return limit.plus(MARGIN);
    }

    /**
     * @throws TimeLimitException if the command took longer
     * @throws IOException if the container ended
     */
    Output run(Duration limit, List<String> command) throws IOException {
        long begin = System.nanoTime();
        CompletableFuture<Void> alarm = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(withMargin(limit).toMillis(), TimeUnit.MILLISECONDS));
        try {
            String words =
                    limited(limit, command).stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
            input.write(FRAME.formatted(++count, words));
            input.flush();
            String[] header = header().split(" ");
            int status = Integer.parseInt(header[0]);
            String text = text(Integer.parseInt(header[1]));
            String errors = text(Integer.parseInt(header[2]));
            requireInTime(status, begin, limit, command);
            return new Output(status, text, errors);
        } catch (EOFException e) {
            throw new IOException("The shell in the container ended", e);
        } catch (NumberFormatException e) {
            throw new IOException("The shell in the container gave an unexpected answer: " + e.getMessage(), e);
        } finally {
            alarm.cancel(false);
        }
    }

    static void requireInTime(int status, long begin, Duration limit, List<String> command) throws IOException {
        if (status == 128 + 9 && System.nanoTime() - begin >= limit.toNanos()) {
            throw new TimeLimitException(command.get(0), limit);
        }
    }

    private String header() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = output.readByte(); c != '\n'; c = output.readByte()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = new byte[length];
        output.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            input.close(); // the shell ends with its input
        } catch (IOException e) {
            // The shell has already ended with its container.
        }
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
