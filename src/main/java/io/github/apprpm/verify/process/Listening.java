package io.github.apprpm.verify.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ports on which processes listen, where the system shows them: on Linux. */
final class Listening {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    /** proc(5): local address and port, remote address and port, state (0A: listening), and further on the inode. */
    private static final Pattern LISTENING =
            Pattern.compile("\\s*\\d+: [0-9A-F]+:([0-9A-F]{4}) \\S+ 0A \\S+ \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) .*");

    private static final int HEXADECIMAL = 16;

    private Listening() {}

    /** The ports, or empty where the system does not show them. */
    static Optional<SortedSet<Integer>> ports(Collection<Long> processes) {
        try {
            Map<String, Integer> sockets = sockets();
            SortedSet<Integer> ports = new TreeSet<>();
            for (long process : processes) {
                addPorts(process, sockets, ports);
            }
            return Optional.of(ports);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a service listens on a port, as far as the system shows it. */
    static boolean isItsOwn(RunningService service, int port) {
        return ports(service.processes()).map(ports -> ports.contains(port)).orElse(true);
    }

    private static Map<String, Integer> sockets() throws IOException {
        Map<String, Integer> sockets = new HashMap<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            Path file = PROCESSES.resolve("self/net").resolve(table);
            if (table.equals("tcp") || Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    Matcher matcher = LISTENING.matcher(line);
                    if (matcher.matches()) {
                        sockets.put(matcher.group(2), Integer.parseInt(matcher.group(1), HEXADECIMAL));
                    }
                }
            }
        }
        return sockets;
    }

    private static void addPorts(long process, Map<String, Integer> sockets, Collection<Integer> ports)
            throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES.resolve(process + "/fd"))) {
            for (Path file : files.toList()) {
                Matcher socket = SOCKET.matcher(target(file));
                if (socket.matches() && sockets.containsKey(socket.group(1))) {
                    ports.add(sockets.get(socket.group(1)));
                }
            }
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
