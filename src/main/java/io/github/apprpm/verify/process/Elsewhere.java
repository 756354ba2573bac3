package io.github.apprpm.verify.process;

import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.process.Listening.Listener;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says where a service listens that is asked elsewhere, and which parameter to set.
 *
 * @param health where it is asked
 * @param ports the ports that it got
 * @param listeners where it listens
 */
record Elsewhere(Health health, AssignedPorts ports, SortedSet<Listener> listeners) {
    String words() {
        AssignedPort asked = ports.health();
        Set<String> addresses = listeners.stream()
                .filter(listener -> listener.port() == asked.given() || listener.port() == asked.packaged())
                .map(Listener::address)
                .map(address -> address.contains(":") ? "[" + address + "]" : address)
                .collect(Collectors.toCollection(TreeSet::new));
        return addresses.isEmpty() ? otherPort(asked.packaged()) : otherAddress(asked.packaged(), addresses);
    }

    private String otherAddress(int port, Set<String> addresses) {
        String address = addresses.iterator().next();
        return "it listens on port %d of the address %s and not of %s: let it listen there, too, or set <host>%s</host> in <health>"
                .formatted(port, String.join(", ", addresses), health.host(), address);
    }

    private String otherPort(int port) {
        SortedSet<Integer> found = listeners.stream()
                .map(listener -> packaged(listener.port()))
                .collect(Collectors.toCollection(TreeSet::new));
        String others = found.stream().map(Object::toString).collect(Collectors.joining(", "));
        String where = ports.health().equals(ports.pages()) ? "" : " in <health>";
        return found.size() == 1
                ? "it listens on port %s and not on %d: set <port>%1$s</port>%s".formatted(others, port, where)
                : "it listens on the ports %s and not on %d: set <port>%s to the one that answers GET %s"
                        .formatted(others, port, where, health.path());
    }

    /** The port in the package, for one that was given instead. */
    private int packaged(int port) {
        for (AssignedPort assigned : new AssignedPort[] {ports.pages(), ports.health()}) {
            if (assigned.given() == port) {
                return assigned.packaged();
            }
        }
        return port;
    }
}
