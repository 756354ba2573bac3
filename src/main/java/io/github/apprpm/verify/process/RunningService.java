package io.github.apprpm.verify.process;

import io.github.apprpm.model.Resource;
import io.github.apprpm.program.Command;
import io.github.apprpm.program.Interruption;
import io.github.apprpm.program.Lifeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A started application. It and all processes that it has started end with the trial in any case. */
final class RunningService implements AutoCloseable {
    /** The variable that identifies its processes, including children; systemd sets it to a new value at each start. */
    static final String MARK = "INVOCATION_ID";

    private static final String END = "end.sh";
    private static final long KILLED_WITHIN_SECONDS = 10;

    private final Process process;
    private final Lifeline lifeline;
    private final String id;
    private final Set<ProcessHandle> children = new LinkedHashSet<>();
    private final long begin = System.nanoTime();

    private RunningService(Process process, Lifeline lifeline, String id) {
        this.process = process;
        this.lifeline = lifeline;
        this.id = id;
    }

    /**
     * @param command the command to run
     * @param environment its whole environment
     * @param directory where it runs
     * @param log takes both of its outputs
     * @param root the tree that is unpacked for it
     */
    static RunningService start(
            List<String> command, Map<String, String> environment, Path directory, Path log, Path root)
            throws IOException {
        Lifeline lifeline = Lifeline.of(List.of(
                "sh",
                "-c",
                Resource.text(RunningService.class, END),
                "apprpm-end",
                environment.get(MARK),
                root.toString()));
        try {
            Process process =
                    Command.of(command).withOnly(environment).in(directory).start(log);
            return new RunningService(process, lifeline, environment.get(MARK));
        } catch (IOException e) {
            lifeline.close();
            throw e;
        }
    }

    /** How long ago it was started. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit status, 128 plus the number of the signal that killed it, if it has ended. */
    OptionalInt exitStatus() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** The ids of its main process and of the processes that this one has started. */
    List<Long> processes() {
        noteChildren();
        List<Long> processes = new ArrayList<>(List.of(process.pid()));
        children.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).forEach(processes::add);
        return processes;
    }

    /** Children without their parent cannot be found any more. */
    private void noteChildren() {
        process.descendants().forEach(children::add);
    }

    /** Its processes whose parents have ended, where the system shows environments: on Linux. */
    private List<ProcessHandle> orphans() {
        return Files.exists(Path.of("/proc/self/environ"))
                ? ProcessHandle.allProcesses().filter(this::isMarked).toList()
                : List.of();
    }

    private boolean isMarked(ProcessHandle other) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(other.pid()), "environ"));
            return new String(environment, StandardCharsets.ISO_8859_1).contains(MARK + "=" + id);
        } catch (IOException e) {
            return false; // it has ended, or belongs to another user
        }
    }

    /** Sends SIGTERM to the main process. */
    void terminate() {
        noteChildren();
        process.destroy();
    }

    /** Whether it has ended within this time. */
    boolean endsWithin(Duration limit) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw Interruption.of("Interrupted while the application runs", e);
        }
    }

    /** Waits a moment, or less if the application ends. */
    void pause(Duration moment) throws IOException {
        endsWithin(moment);
    }

    /** Kills the application and its remaining processes. */
    @Override
    public void close() {
        noteChildren();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        orphans().forEach(orphan -> {
            children.add(orphan);
            orphan.destroyForcibly();
        });
        try {
            process.waitFor(KILLED_WITHIN_SECONDS, TimeUnit.SECONDS);
            for (ProcessHandle child : children) {
                awaitEnd(child);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lifeline.close();
        }
    }

    /** Not for long: where no process collects orphans, they stay in the list of processes. */
    private static void awaitEnd(ProcessHandle child) throws InterruptedException {
        try {
            child.onExit().get(1, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It was killed; nothing more can be done.
        }
    }
}
