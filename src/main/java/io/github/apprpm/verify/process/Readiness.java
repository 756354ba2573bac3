package io.github.apprpm.verify.process;

import io.github.apprpm.model.HealthCheck.Scheme;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.Answer;
import io.github.apprpm.verify.Health;
import io.github.apprpm.verify.process.Listening.Listener;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/** Waits for a started application, and knows where it listens and what it has answered. */
final class Readiness {
    private static final Duration MOMENT = Duration.ofMillis(50);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
    /** How much longer to wait for a late application, to report its delay. */
    private static final Duration LATENESS = Duration.ofSeconds(30);

    /** How long it may give no answer, or not a good one, before it is asked in the other way. */
    private static final Duration DOUBT = Duration.ofSeconds(2);

    private final RunningService running;
    private final AssignedPort door;
    private final Health health;
    private final Duration limit;
    private final Loopback http;
    private final Settling settling;
    private Optional<SortedSet<Listener>> elsewhere = Optional.empty();
    private Optional<Scheme> otherScheme = Optional.empty();
    private Duration asksAgain = Duration.ZERO;
    private Optional<Integer> port = Optional.empty();
    private boolean listensInTime;
    private Optional<Duration> listensAfter = Optional.empty();
    private Optional<Answer> answer = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private Optional<Duration> readyAfter = Optional.empty();

    /**
     * @param door the port where it should answer
     * @param health the request
     * @param limit how long it may take from its start
     * @param log what it writes
     */
    Readiness(
            RunningService running,
            AssignedPort door,
            Health health,
            Duration limit,
            Loopback http,
            ApplicationLog log) {
        this.running = running;
        this.door = door;
        this.health = health;
        this.limit = limit;
        this.http = http;
        this.settling = new Settling(running, log.file(), this::isAsked);
    }

    private boolean isAsked(Listener listener) {
        return (listener.port() == door.given() || listener.port() == door.packaged())
                && listener.isReachedBy(health.host());
    }

    /** Whether to wait for it is in vain: it listens elsewhere, or speaks otherwise. */
    private boolean isLost() {
        return elsewhere.isPresent() || otherScheme.isPresent();
    }

    /** Waits until it listens, it has ended, or the time is over. */
    void awaitListening() throws IOException {
        while (port.isEmpty() && !isLost() && running.isAlive() && running.age().compareTo(limit) < 0) {
            ask();
        }
    }

    /** Waits until it is ready, it has ended, or the time is over; and longer for one that did not listen by then. */
    void awaitReady() throws IOException {
        Duration latest = limit.plus(LATENESS);
        while (readyAfter.isEmpty()
                && !isLost()
                && running.isAlive()
                && running.age().compareTo(listensInTime ? limit : latest) < 0) {
            ask();
        }
    }

    private void ask() throws IOException {
        if (!ask(door.given()) && door.wasFree() && Listening.isItsOwn(running, door.packaged())) {
            ask(door.packaged());
        }
        if (readyAfter.isEmpty()) {
            if (port.isEmpty()) {
                elsewhere = settling.elsewhere();
            } else {
                considerScheme(port.get());
            }
            running.pause(MOMENT);
        }
    }

    /** Where it listens and gives no answer, it may expect requests of the other kind. */
    private void considerScheme(int found) {
        boolean isDoubtful = answer.isEmpty() || answer.get().status() == Loopback.BAD_REQUEST;
        Duration age = running.age();
        if (!isDoubtful || age.compareTo(asksAgain) < 0) {
            return;
        }
        // Not at the first failure: the application may be about to start.
        if (!asksAgain.isZero() && http.speaks(health.scheme().other(), health.on(found))) {
            otherScheme = Optional.of(health.scheme().other());
        }
        asksAgain = age.plus(DOUBT);
    }

    /** Whether a process listens there. */
    private boolean ask(int candidate) {
        try {
            Answer got = http.get(health.on(candidate), health.path(), LONGEST_ANSWER);
            answer = Optional.of(got);
            if (health.isMetBy(got.status())) {
                readyAfter = Optional.of(running.age());
            }
        } catch (ConnectException e) {
            return false;
        } catch (HttpConnectTimeoutException e) {
            // A server that waits for the rest of a plain request never answers the greeting of TLS.
            if (health.scheme() == Scheme.HTTP || !Loopback.accepts(health.on(candidate))) {
                return false;
            }
            failure = Optional.of("it does not speak TLS");
        } catch (HttpTimeoutException e) {
            failure = Optional.of("none within " + Seconds.of(LONGEST_ANSWER));
        } catch (IOException e) {
            failure = Optional.ofNullable(e.getMessage());
        }
        if (port.isEmpty()) {
            listensAfter = Optional.of(running.age());
            listensInTime = running.age().compareTo(limit) <= 0;
        }
        port = Optional.of(candidate);
        return true;
    }

    /** How long after its start it listened, or until now. */
    Duration startedAfter() {
        return listensAfter.orElseGet(running::age);
    }

    /** The port where it listens. */
    Optional<Integer> port() {
        return port;
    }

    /** Where it listens, if it has settled there and is asked elsewhere. */
    Optional<SortedSet<Listener>> elsewhere() {
        return elsewhere;
    }

    /** How it wants to be asked, if otherwise. */
    Optional<Scheme> otherScheme() {
        return otherScheme;
    }

    /** The last answer. */
    Optional<Answer> answer() {
        return answer;
    }

    /** Why the last request was not answered although the application listens, if it was not. */
    Optional<String> failure() {
        return failure;
    }

    /** How long after its start it was ready, if it is. */
    Optional<Duration> readyAfter() {
        return readyAfter;
    }

    boolean isInTime() {
        return readyAfter.isPresent() && readyAfter.get().compareTo(limit.plus(MOMENT)) <= 0;
    }

    Duration limit() {
        return limit;
    }
}
