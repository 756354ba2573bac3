package io.github.apprpm.verify.host;

import java.util.List;

/**
 * The starts and stops of a service since the host booted, and its current state.
 *
 * @param started the times of the starts, in microseconds since 1970
 * @param stopping the times of the stops, in microseconds since 1970
 * @param revivals how often systemd started it again after a failure
 * @param process its main process, or 0
 * @param invocation systemd's id of this run
 * @param state as {@code systemctl is-active} prints it
 * @param enablement as {@code systemctl is-enabled} prints it
 */
record ServiceState(
        List<Long> started,
        List<Long> stopping,
        long revivals,
        long process,
        String invocation,
        String state,
        String enablement) {
    ServiceState {
        started = List.copyOf(started);
        stopping = List.copyOf(stopping);
    }

    /** Reads what {@code life.sh} printed. */
    static ServiceState parse(String text) {
        KeyValues facts = KeyValues.parse(text);
        return new ServiceState(
                facts.all("started").stream().map(Long::valueOf).toList(),
                facts.all("stopping").stream().map(Long::valueOf).toList(),
                facts.number("NRestarts"),
                facts.number("MainPID"),
                facts.get("InvocationID"),
                facts.get("ActiveState"),
                facts.get("UnitFileState"));
    }

    boolean isActive() {
        return state.equals("active");
    }

    boolean isEnabled() {
        return enablement.equals("enabled");
    }

    /** The starts after an earlier state of the same service. */
    List<Long> startedSince(ServiceState before) {
        return started.subList(Math.min(before.started.size(), started.size()), started.size());
    }

    /** The stops after an earlier state of the same service. */
    List<Long> stoppingSince(ServiceState before) {
        return stopping.subList(Math.min(before.stopping.size(), stopping.size()), stopping.size());
    }
}
