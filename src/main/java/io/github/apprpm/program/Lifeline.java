package io.github.apprpm.program;

import io.github.apprpm.model.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Something to be done when this build ends without having done it: on an exception, on SIGINT, and also on SIGKILL.
 *
 * <p>A small shell waits at the end of a pipe from this process, out of the reach of the terminal's SIGINT; when the pipe closes without a word, the shell runs the command.
 */
public final class Lifeline implements AutoCloseable {
    private static final String SCRIPT = "lifeline.sh";

    /** How long this process, at its end, waits for the commands. */
    private static final long PATIENCE_SECONDS = 30;

    private static final Set<Lifeline> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Lifeline::endAll, "apprpm-lifelines"));
    }

    private final Process shell;

    private Lifeline(Process shell) {
        this.shell = shell;
    }

    /** @param command what to run should this process end first */
    public static Lifeline of(List<String> command) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", Resource.text(Lifeline.class, SCRIPT), "apprpm-lifeline"));
        words.addAll(command);
        Process shell = Command.of(words).inSession().start();
        Lifeline lifeline = new Lifeline(shell);
        OPEN.add(lifeline);
        if (shell.getInputStream().read() < 0) { // signals cannot end it from now on
            lifeline.close();
            throw new IOException("The shell that cleans up after the build ended at once");
        }
        return lifeline;
    }

    /** Ends the wait: the command is not run any more. */
    @Override
    public void close() {
        if (OPEN.remove(this)) {
            try (OutputStream pipe = shell.getOutputStream()) {
                pipe.write("done\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The shell was killed, and does nothing any more.
            }
            await(shell);
        }
    }

    /** Closes the pipes, as the operating system would do a moment later; but then this process waits until all is done. */
    private static void endAll() {
        List<Lifeline> lifelines = OPEN.stream().filter(OPEN::remove).toList();
        for (Lifeline lifeline : lifelines) {
            try {
                lifeline.shell.getOutputStream().close();
            } catch (IOException e) {
                // The shell was killed.
            }
        }
        lifelines.forEach(lifeline -> await(lifeline.shell));
    }

    private static void await(Process shell) {
        try {
            shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
