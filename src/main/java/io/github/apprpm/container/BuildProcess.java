package io.github.apprpm.container;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build that owns a container, as the label of the container names it.
 *
 * <p>Machines, containers in which builds run, and users can share an engine. A process id is comparable only where all of them are the same.
 *
 * @param machine the machine
 * @param boot the id of the machine's boot
 * @param namespace the namespace of process ids
 * @param user the user, who may not see the processes of others
 * @param process the process id
 * @param start when the process was started, as process ids are reused
 */
record BuildProcess(String machine, String boot, String namespace, String user, long process, String start) {
    static final String LABEL = "io.github.apprpm.owner";

    private static final Path PROC = Path.of("/proc");
    private static final Pattern TEXT =
            Pattern.compile("([\\w.-]+)/([\\w.-]+)/([\\w.-]+)/([\\w.-]+)/(\\d+)/([\\w.-]+)");

    static BuildProcess current() throws IOException {
        long process = ProcessHandle.current().pid();
        return new BuildProcess(
                word(thisMachine()),
                word(read(PROC.resolve("sys/kernel/random/boot_id"))),
                word(thisNamespace()),
                word(System.getProperty("user.name")),
                process,
                start(process).orElse("unknown"));
    }

    /** Reads {@link #toString()}. */
    static Optional<BuildProcess> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new BuildProcess(
                        parts.group(1),
                        parts.group(2),
                        parts.group(3),
                        parts.group(4),
                        Long.parseLong(parts.group(5)),
                        parts.group(6)))
                : Optional.empty();
    }

    /** Whether the other process is certainly gone, as seen by this one; false in doubt. */
    boolean outlived(BuildProcess other) {
        if (!machine.equals(other.machine) || !user.equals(other.user)) {
            return false;
        }
        if (!boot.equals(other.boot)) {
            return true;
        }
        return namespace.equals(other.namespace) && !start(other.process).equals(Optional.of(other.start));
    }

    private static String thisMachine() throws IOException {
        String id = read(Path.of("/etc/machine-id"));
        return (id.isEmpty() ? "" : id + "-") + InetAddress.getLocalHost().getHostName();
    }

    private static String thisNamespace() throws IOException {
        Path link = PROC.resolve("self/ns/pid");
        return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).toString() : "";
    }

    /** When a process was started, in a form that does not depend on the clock; empty if there is no such process. */
    private static Optional<String> start(long process) {
        if (!Files.exists(PROC.resolve("self/stat"))) {
            return ProcessHandle.of(process)
                    .flatMap(handle -> handle.info().startInstant())
                    .map(instant -> Long.toString(instant.getEpochSecond()));
        }
        try {
            String stat = read(PROC.resolve(process + "/stat"));
            // proc(5): the second field is a name in parentheses, which may have blanks; the 22nd is the start.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            return fields.length > 19 ? Optional.of(fields[19]) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it has just ended
        }
    }

    private static String read(Path file) throws IOException {
        return Files.isReadable(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1).strip()
                : "";
    }

    private static String word(String text) {
        return text.isEmpty() ? "none" : text.replaceAll("[^\\w.-]", "-");
    }

    @Override
    public String toString() {
        return String.join("/", machine, boot, namespace, user, Long.toString(process), start);
    }
}
