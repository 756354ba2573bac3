package io.github.apprpm.verify.process;

import io.github.apprpm.verify.process.Listening.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Notices that a started application has settled elsewhere: it listens, but not where it is asked, and for a while nothing
 * has changed. It may have opened a port for its management first, so one that still writes to its log or works is starting.
 */
final class Settling {
    /** How long nothing may change before an application counts as started. */
    static final Duration SETTLED = Duration.ofSeconds(8);

    /** An application may write to its log for ever: after so many times as long its ports alone count. */
    private static final int PATIENCE = 4;

    /** Of the time of a processor, what an application uses that has nothing to do. */
    private static final int IDLE_SHARE = 8;

    private static final Duration LOOKS = Duration.ofMillis(500);

    private final RunningService running;
    private final Path log;
    private final Predicate<Listener> isExpected;
    private SortedSet<Listener> listeners = new TreeSet<>();
    private long written;
    private Duration worked = Duration.ZERO;
    private Duration changed = Duration.ZERO;
    private Duration moved = Duration.ZERO;
    private Duration next = Duration.ZERO;

    /**
     * @param log what the application writes
     * @param isExpected whether requests arrive at a place
     */
    Settling(RunningService running, Path log, Predicate<Listener> isExpected) {
        this.running = running;
        this.log = log;
        this.isExpected = isExpected;
    }

    /** Where it listens, if it has settled and none of the places is an expected one; else empty. */
    Optional<SortedSet<Listener>> elsewhere() throws IOException {
        Duration age = running.age();
        if (age.compareTo(next) < 0) {
            return Optional.empty();
        }
        next = age.plus(LOOKS);
        Collection<Long> processes = running.processes();
        SortedSet<Listener> now = Listening.listeners(processes).orElseGet(TreeSet::new);
        long size = Files.exists(log) ? Files.size(log) : 0;
        Duration work = work(processes);
        if (!now.equals(listeners)) {
            listeners = now;
            moved = age;
            change(age, size, work);
        } else if (size != written || work.minus(worked).compareTo(SETTLED.dividedBy(IDLE_SHARE)) > 0) {
            change(age, size, work);
        }
        boolean isSettled = isSince(changed, SETTLED, age) || isSince(moved, SETTLED.multipliedBy(PATIENCE), age);
        return !now.isEmpty() && now.stream().noneMatch(isExpected) && isSettled ? Optional.of(now) : Optional.empty();
    }

    private void change(Duration age, long size, Duration work) {
        changed = age;
        written = size;
        worked = work;
    }

    private static boolean isSince(Duration begin, Duration time, Duration now) {
        return now.minus(begin).compareTo(time) >= 0;
    }

    /** The time of processors that they have used, as far as the system shows it. */
    private static Duration work(Collection<Long> processes) {
        return processes.stream()
                .flatMap(process -> ProcessHandle.of(process).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
