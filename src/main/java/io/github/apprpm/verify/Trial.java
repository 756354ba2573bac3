package io.github.apprpm.verify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tries one promise after the other in one place, and records the result of each. Not thread-safe. */
public final class Trial {
    /** Checks whether a promise is kept. */
    @FunctionalInterface
    public interface Check {
        void run() throws IOException, BrokenPromise, UntriedPromise;
    }

    private final String place;
    private final Level level;
    private final Progress progress;
    private final Supplier<List<String>> log;
    private final long begin = System.nanoTime();
    private final List<CaseResult> cases = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<Timeline> timeline = Optional.empty();
    private List<String> shown = List.of();

    /**
     * @param place where, such as {@code Java 17.0.15}
     * @param log the last lines of the service's log, asked for when a promise breaks
     */
    public Trial(String place, Level level, Progress progress, Supplier<List<String>> log) {
        this.place = place;
        this.level = level;
        this.progress = progress;
        this.log = log;
        progress.begins(place);
    }

    /**
     * @return whether the promise is kept
     * @throws IOException if the machine failed, not the package
     */
    public boolean check(Promise promise, Check check) throws IOException {
        return check(promise.id(), promise.sentence(), check);
    }

    /** The same for one of the project's own checks. */
    public boolean check(OwnCheck own, Check check) throws IOException {
        return check(own.id(), own.name(), check);
    }

    /**
     * The same for one that began before it is checked.
     *
     * @param time how long it took, asked for after the check
     */
    public boolean check(Promise promise, Check check, Supplier<Duration> time) throws IOException {
        return check(promise.id(), promise.sentence(), check, time);
    }

    private boolean check(String id, String name, Check check) throws IOException {
        long start = System.nanoTime();
        return check(id, name, check, () -> Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean check(String id, String name, Check check, Supplier<Duration> time) throws IOException {
        Outcome outcome = Outcome.KEPT;
        String words = "";
        try {
            check.run();
        } catch (BrokenPromise e) {
            outcome = Outcome.BROKEN;
            words = e.getMessage();
        } catch (UntriedPromise e) {
            outcome = Outcome.SKIPPED;
            words = e.getMessage();
        }
        Duration taken = time.get();
        keep(new CaseResult(id, name, outcome, words, taken, outcome == Outcome.BROKEN ? evidence() : List.of()));
        return outcome == Outcome.KEPT;
    }

    /** What the log has said since the promise that broke before. */
    private List<String> evidence() {
        List<String> lines = log.get();
        int known = Math.min(lines.size(), shown.size());
        while (!shown.subList(shown.size() - known, shown.size()).equals(lines.subList(0, known))) {
            known--;
        }
        shown = List.copyOf(lines);
        return lines.subList(known, lines.size());
    }

    /** Records why a promise is not tried here. */
    public void skip(Promise promise, String reason) {
        skip(promise.id(), promise.sentence(), reason);
    }

    /** The same for one of the project's own checks. */
    public void skip(OwnCheck own, String reason) {
        skip(own.id(), own.name(), reason);
    }

    private void skip(String id, String name, String reason) {
        keep(new CaseResult(id, name, Outcome.SKIPPED, reason, Duration.ZERO, List.of()));
    }

    private void keep(CaseResult result) {
        cases.add(result);
        progress.tried(place, result);
    }

    public void note(String words) {
        notes.add(words);
        progress.notes(place, words);
    }

    public void timeline(Timeline requests) {
        timeline = Optional.of(requests);
    }

    public TrialResult result() {
        return new TrialResult(place, level, cases, notes, timeline, Duration.ofNanos(System.nanoTime() - begin));
    }
}
