package io.github.apprpm.container;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.program.Interruption;
import io.github.apprpm.program.Output;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A container by its name, whether it exists yet or not.
 *
 * @param program the engine
 * @param image its image, as the user named it
 */
record Container(EngineProgram program, String name, String image) {
    private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 100;

    /** More than systemd gives a unit to stop, which is 90 seconds. */
    private static final int STOP_SECONDS = 120;

    private static final int KILLED = 128 + 9;
    private static final int CONSOLE_LINES = 15;

    /** Waits until systemd has finished the boot. */
    void awaitSystemd() throws IOException {
        long begin = System.nanoTime();
        String state = "nothing";
        while (System.nanoTime() - begin < BOOT_LIMIT.toNanos()) {
            Output output = program.run("exec", name, "systemctl", "is-system-running");
            state = EngineMessage.of(output.said());
            if (List.of("running", "degraded").contains(output.text().strip())) {
                return;
            }
            if (!isRunning()) {
                throw notBooted("systemd ended");
            }
            pause();
        }
        Output jobs = program.run("exec", name, "systemctl", "list-jobs", "--no-pager", "--no-legend");
        throw notBooted("after %d seconds systemd reports '%s', and waits for '%s'"
                .formatted(BOOT_LIMIT.toSeconds(), state, jobs(jobs)));
    }

    /** The jobs that run; others only wait for them. */
    private static String jobs(Output output) {
        return output.lines().stream()
                .filter(line -> line.strip().endsWith(" running"))
                .map(line -> line.strip().split(" +"))
                .filter(words -> words.length > 1)
                .map(words -> words[1])
                .collect(Collectors.joining(", "));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            throw Interruption.of("The boot was interrupted", e);
        }
    }

    private PackagingException notBooted(String why) throws IOException {
        String console = console();
        return new PackagingException(
                "The image '%s' of <images> does not boot: %s".formatted(image, why),
                (program.rootless() && console.contains("control group: Permission denied")
                                ? "Delegate control groups to the build ('systemd-run --user --scope --property Delegate=yes mvn ...' in a session of the user), or run it as root"
                                : "Name an image whose systemd starts in a container, or correct its Containerfile")
                        + ". The last lines of its console:" + console);
    }

    boolean isRunning() throws IOException {
        return program.run("inspect", "--format", "{{.State.Running}}", name)
                .text()
                .strip()
                .equals("true");
    }

    String console() throws IOException {
        return EngineMessage.lines(program.run("logs", "--tail", "100", name).said(), CONSOLE_LINES);
    }

    /** An exception whose message says whether the container still runs. */
    IOException failure(String what, IOException cause) throws IOException {
        return isRunning()
                ? new IOException("%s in the host of '%s': %s".formatted(what, image, cause.getMessage()), cause)
                : new IOException(
                        "%s, as the host of '%s' ended. The last lines of its console:%s"
                                .formatted(what, image, console()),
                        cause);
    }

    /** Shuts the system down in order. */
    void stop() throws IOException {
        Output output = program.run(
                Duration.ofSeconds(STOP_SECONDS * 2), List.of("stop", "-t", Integer.toString(STOP_SECONDS), name));
        if (!output.isSuccess()) {
            throw new IOException(
                    "The host of '%s' cannot be stopped: %s".formatted(image, EngineMessage.of(output.said())));
        }
        String status = program.run("inspect", "--format", "{{.State.ExitCode}}", name)
                .text()
                .strip();
        if (status.equals(Integer.toString(KILLED))) {
            throw new IOException(
                    "The host of '%s' did not shut down within %d seconds. The last lines of its console:%s"
                            .formatted(image, STOP_SECONDS, console()));
        }
    }

    void start() throws IOException {
        Output output = program.run("start", name);
        if (!output.isSuccess()) {
            throw new IOException(
                    "The host of '%s' cannot be started again: %s".formatted(image, EngineMessage.of(output.said())));
        }
    }

    /** Removes the container and its data at once, if it exists. */
    void remove() throws IOException {
        program.run("kill", name); // else podman waits for an orderly shutdown
        Output output = program.run("rm", "--force", "--volumes", name);
        if (!output.isSuccess() && !output.said().toLowerCase(Locale.ROOT).contains("no such container")) {
            throw new IOException(
                    "The container '%s' cannot be removed: %s".formatted(name, EngineMessage.of(output.said())));
        }
    }

    /** The same as a command for a lifeline, which tries several times, as the engine may be about to create the container. */
    List<String> removal() {
        return List.of("sh", "-c", Scripts.text("remove.sh"), "sh", program.path(), name);
    }
}
