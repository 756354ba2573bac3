package io.github.apprpm.verify.process;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports on which processes listen, where the system shows them: on Linux. */
final class Listening {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    /** proc(5): local address and port, remote address and port, state (0A: listening), and further on the inode. */
    private static final Pattern LISTENING =
            Pattern.compile("\\s*\\d+: ([0-9A-F]+):([0-9A-F]{4}) \\S+ 0A \\S+ \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) .*");

    private static final int HEXADECIMAL = 16;

    private Listening() {}

    /**
     * Where a process listens.
     *
     * @param address the address, without brackets; {@code 0.0.0.0} or {@code ::} for all
     * @param port the port
     */
    record Listener(String address, int port) implements Comparable<Listener> {
        private static final Comparator<Listener> ORDER =
                Comparator.comparingInt(Listener::port).thenComparing(Listener::address);

        @Override
        public int compareTo(Listener other) {
            return ORDER.compare(this, other);
        }

        /** Whether a request to an address of this machine, as a URL has it, arrives there. */
        boolean isReachedBy(String host) {
            String asked = host.replaceAll("[\\[\\]]", "");
            boolean isNumber = asked.matches("[0-9.]+|.*:.*");
            return !isNumber || address.equals(asked) || address.equals("::") || isAny() && !asked.contains(":");
        }

        private boolean isAny() {
            return address.equals("0.0.0.0");
        }
    }

    /** Where the processes listen, or empty where the system does not show it. */
    static Optional<SortedSet<Listener>> listeners(Collection<Long> processes) {
        try {
            Map<String, Listener> sockets = sockets();
            SortedSet<Listener> listeners = new TreeSet<>();
            for (long process : processes) {
                addListeners(process, sockets, listeners);
            }
            return Optional.of(listeners);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The ports, or empty where the system does not show them. */
    static Optional<SortedSet<Integer>> ports(Collection<Long> processes) {
        return listeners(processes)
                .map(listeners ->
                        listeners.stream().map(Listener::port).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether a service listens on a port, as far as the system shows it. */
    static boolean isItsOwn(RunningService service, int port) {
        return ports(service.processes()).map(ports -> ports.contains(port)).orElse(true);
    }

    private static Map<String, Listener> sockets() throws IOException {
        Map<String, Listener> sockets = new HashMap<>();
        for (String table : new String[] {"tcp", "tcp6"}) {
            Path file = PROCESSES.resolve("self/net").resolve(table);
            if (table.equals("tcp") || Files.exists(file)) {
                for (String line : Files.readAllLines(file)) {
                    Matcher matcher = LISTENING.matcher(line);
                    if (matcher.matches()) {
                        sockets.put(
                                matcher.group(3),
                                new Listener(
                                        address(matcher.group(1)), Integer.parseInt(matcher.group(2), HEXADECIMAL)));
                    }
                }
            }
        }
        return sockets;
    }

    /** An address as proc(5) writes it: words of four bytes, each in the order of this machine. */
    private static String address(String digits) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(digits);
        ByteBuffer words = ByteBuffer.wrap(bytes);
        ByteBuffer turned = ByteBuffer.allocate(bytes.length).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            turned.putInt(words.getInt());
        }
        String address = InetAddress.getByAddress(turned.array()).getHostAddress();
        return address.contains(":") ? address.replaceFirst("(?:^|:)0(?::0)+(?::|$)", "::") : address;
    }

    private static void addListeners(long process, Map<String, Listener> sockets, Collection<Listener> listeners)
            throws IOException {
        try (Stream<Path> files = Files.list(PROCESSES.resolve(process + "/fd"))) {
            for (Path file : files.toList()) {
                Matcher socket = SOCKET.matcher(target(file));
                if (socket.matches() && sockets.containsKey(socket.group(1))) {
                    listeners.add(sockets.get(socket.group(1)));
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
