package io.github.apprpm.verify.process;

import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.Answer;
import io.github.apprpm.verify.BrokenPromise;
import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.UntriedPromise;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Judges whether a service was ready in time, and what it answered. */
final class ProcessAnswers {
    private static final int EXCERPT = 200;

    private final Health health;
    private final AssignedPorts ports;
    private final RunningService running;
    private final Readiness readiness;

    /** @param ports where it should listen */
    ProcessAnswers(Health health, AssignedPorts ports, RunningService running, Readiness readiness) {
        this.health = health;
        this.ports = ports;
        this.running = running;
        this.readiness = readiness;
    }

    /**
     * @throws BrokenPromise if the service was late, or has not answered at all
     * @throws UntriedPromise if the service answers, but not that it is ready
     */
    void requireInTime() throws BrokenPromise, UntriedPromise {
        if (readiness.isInTime()) {
            return;
        }
        String limit = Seconds.of(readiness.limit());
        if (readiness.readyAfter().isPresent()) {
            throw new BrokenPromise("it was not ready within %s, but after %s: set <timeout> of <health> to more"
                    .formatted(limit, Seconds.of(readiness.readyAfter().get())));
        }
        if (readiness.otherScheme().isPresent()) {
            throw new BrokenPromise("it speaks %s on port %d: set <scheme>%s</scheme> in <health>"
                    .formatted(
                            readiness.otherScheme().get() == Scheme.HTTPS ? "TLS" : "plain HTTP",
                            readiness.port().orElse(health.port()),
                            readiness.otherScheme().get().word()));
        }
        if (readiness.elsewhere().isPresent()) {
            throw new BrokenPromise(
                    new Elsewhere(health, ports, readiness.elsewhere().get()).words());
        }
        if (readiness.answer().isPresent()) {
            throw new UntriedPromise("it answers, but never that it is ready");
        }
        if (readiness.port().isPresent()) {
            throw new BrokenPromise("it listens on port %d, but does not answer GET %s within %s: %s"
                    .formatted(
                            readiness.port().get(),
                            health.path(),
                            limit,
                            readiness.failure().orElse("connections end")));
        }
        throw new BrokenPromise("nothing answered on port %d, the value of PORT, within %s%s"
                .formatted(ports.health().given(), limit, elsewhere()));
    }

    private String elsewhere() {
        Optional<SortedSet<Integer>> ports = Listening.ports(running.processes());
        if (ports.isEmpty()) {
            return "";
        }
        return ports.get().isEmpty()
                ? "; it does not listen anywhere"
                : "; it listens on port "
                        + ports.get().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** @throws BrokenPromise if no answer was that of a service that is ready */
    void requireHealthy() throws BrokenPromise {
        if (readiness.readyAfter().isEmpty()) {
            Answer answer = readiness.answer().orElseThrow();
            throw new BrokenPromise("GET %s answered %d instead of %s%s"
                    .formatted(health.path(), answer.status(), health.expected(), excerpt(answer)));
        }
    }

    private static String excerpt(Answer answer) {
        String body = answer.body().strip().replaceAll("\\s+", " ");
        return body.isEmpty() ? "" : ": " + body.substring(0, Math.min(EXCERPT, body.length()));
    }
}
