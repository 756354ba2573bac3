package io.github.apprpm.container;

import io.github.apprpm.program.Lifeline;
import io.github.apprpm.program.Output;
import io.github.apprpm.program.TimeLimitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A booted host in a container; closing it removes the container. */
public final class SystemdHost implements AutoCloseable {
    private final EngineProgram program;
    private final Container container;
    private final Lifeline lifeline;
    private final String packageManager;
    private final List<String> notes;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Guards the shell. */
    private final ReentrantLock lock = new ReentrantLock();

    private HostShell shell; // or null, until the next command

    SystemdHost(
            EngineProgram program, Container container, Lifeline lifeline, String packageManager, List<String> notes) {
        this.program = program;
        this.container = container;
        this.lifeline = lifeline;
        this.packageManager = packageManager;
        this.notes = List.copyOf(notes);
    }

    /** The program that installs packages: dnf, yum, microdnf or zypper. */
    public String packageManager() {
        return packageManager;
    }

    /** Where this host differs from a physical one, such as a limit that it cannot raise; for the report. */
    public List<String> notes() {
        return notes;
    }

    /** Runs a program in the host, as root. A status other than 0 is not an exception. */
    public Output run(Duration limit, List<String> command) throws IOException {
        if (!lock.tryLock()) {
            return runBeside(limit, command);
        }
        try {
            if (shell == null) {
                shell = new HostShell(program, container.name());
            }
            return shell.run(limit, command);
        } catch (TimeLimitException e) {
            throw e; // the shell can still be used
        } catch (IOException e) {
            closeShell();
            throw container.failure("'%s' was cut off".formatted(command.get(0)), e);
        } finally {
            lock.unlock();
        }
    }

    /** Runs a program while another thread uses the shell. */
    private Output runBeside(Duration limit, List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("exec", container.name()));
        words.addAll(HostShell.limited(limit, command));
        long begin = System.nanoTime();
        Output output = program.run(HostShell.withMargin(limit), words);
        HostShell.requireInTime(output.status(), begin, limit, command);
        return output;
    }

    /** Runs a shell script in the host: {@code sh -c script sh arguments}, as root. */
    public Output script(Duration limit, String script, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(List.of(arguments));
        return run(limit, words);
    }

    /**
     * Starts a program in the host; the caller writes its input and reads its output while it runs. Its standard error is discarded.
     *
     * <p>The program must end by itself or at the end of its input: killing the process here leaves the program running.
     */
    public Process start(List<String> command) throws IOException {
        List<String> words = new ArrayList<>(List.of("exec", "-i", container.name()));
        words.addAll(command);
        return program.start(words);
    }

    /** Copies a file into the host, owned by root and with the same permissions; creates the directory of the target. */
    public void copyIn(Path file, String target) throws IOException {
        // Through a pipe: 'docker cp' cannot write below a tmpfs such as /run.
        String script =
                "umask 077; mkdir -p -m 755 \"$(dirname \"$1\")\" && cat >\"$1\" && chmod \"$2\" \"$1\" && wc -c <\"$1\"";
        List<String> words = List.of(
                "exec", "-i", container.name(), "sh", "-c", script, "sh", target, Integer.toOctalString(mode(file)));
        Output output;
        try (InputStream content = Files.newInputStream(file)) {
            output = program.run(EngineProgram.LIMIT, words, content);
        }
        if (!output.text().strip().equals(Long.toString(Files.size(file)))) {
            throw new IOException("'%s' cannot be copied to '%s' in the host: %s"
                    .formatted(file, target, EngineMessage.of(output.said())));
        }
    }

    private static int mode(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        int mode = 0;
        for (PosixFilePermission permission : PosixFilePermission.values()) { // from the owner's to the others'
            mode = mode << 1 | (permissions.contains(permission) ? 1 : 0);
        }
        return mode;
    }

    /** Shuts the host down and boots it again. */
    public void reboot() throws IOException {
        lock.lock();
        try {
            closeShell();
            container.stop();
            container.start();
            container.awaitSystemd();
        } finally {
            lock.unlock();
        }
    }

    private void closeShell() {
        if (shell != null) {
            shell.close();
            shell = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            container.remove(); // if this fails, the lifeline tries again at the end of this process
            lifeline.close();
            lock.lock();
            try {
                closeShell();
            } finally {
                lock.unlock();
            }
        }
    }
}
