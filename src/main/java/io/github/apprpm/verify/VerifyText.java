package io.github.apprpm.verify;

import io.github.apprpm.text.Printable;
import io.github.apprpm.text.Seconds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as lines for people: one for each case while it is tried, and at the end what is broken and why. */
public final class VerifyText {
    private static final int COLUMN = 9;
    private static final int MOST_LINES = 15;
    private static final int LONGEST_LINE = 300;
    private static final String INDENT = " ".repeat(COLUMN);

    private final boolean isParallel;

    /** @param isParallel whether several places are tried at the same time, so that each line has to name its place */
    public VerifyText(boolean isParallel) {
        this.isParallel = isParallel;
    }

    /** How important a line is. */
    public enum Weight {
        TOLD,
        /** Skipped, although the parameters do not exclude it. */
        MISSING,
        BROKEN
    }

    /**
     * A line.
     *
     * @param weight how important it is
     * @param text the line, without a line end
     */
    public record Line(Weight weight, String text) {}

    /** A place is prepared. */
    public Line begins(String place) {
        return line(Weight.TOLD, "Verify", place);
    }

    /** A case is over. */
    public Line tried(String place, CaseResult result) {
        String name = where(place) + result.name();
        String time = "  " + Seconds.of(result.time());
        return switch (result.outcome()) {
            case KEPT -> line(Weight.TOLD, "kept", name + time);
            case BROKEN -> line(Weight.BROKEN, "BROKEN", name + time);
            case SKIPPED -> line(Weight.TOLD, "skipped", "%s: %s".formatted(name, result.words()));
        };
    }

    public Line notes(String place, String words) {
        return line(Weight.TOLD, "note", where(place) + words);
    }

    private String where(String place) {
        return isParallel ? place + ": " : "";
    }

    /** A summary for each place, the levels that were skipped, and last what is broken, with the ends of the logs. */
    public static List<Line> end(Verification verification) {
        List<Line> lines = new ArrayList<>();
        for (TrialResult trial : verification.trials()) {
            lines.add(line(
                    trial.broken().isEmpty() ? Weight.TOLD : Weight.BROKEN,
                    "Verified",
                    "%s on %s: %s in %s"
                            .formatted(verification.nevra(), trial.place(), counts(trial), Seconds.of(trial.time()))));
            trial.timeline()
                    .map(TimelineSummary::of)
                    .ifPresent(summary -> lines.add(line(Weight.TOLD, "", "requests during the upgrade: " + summary)));
        }
        for (Omission omission : verification.omissions()) {
            lines.add(line(omission.isChosen() ? Weight.TOLD : Weight.MISSING, "Skipped", omission.text()));
        }
        for (TrialResult trial : verification.trials()) {
            trial.broken().forEach(result -> lines.addAll(explained(trial.place(), result)));
        }
        return lines;
    }

    private static List<Line> explained(String place, CaseResult result) {
        List<Line> lines = new ArrayList<>();
        lines.add(line(Weight.BROKEN, "BROKEN", "%s, on %s".formatted(result.name(), place)));
        lines.add(line(Weight.BROKEN, "", result.words()));
        List<String> evidence = result.evidence();
        int omitted = Math.max(0, evidence.size() - MOST_LINES);
        evidence.stream()
                .skip(omitted)
                .map(text -> line(Weight.BROKEN, "", "| " + text))
                .forEach(lines::add);
        return lines;
    }

    /** Such as "24 kept, 1 broken, 2 skipped". */
    private static String counts(TrialResult trial) {
        String counts = Stream.of(Outcome.values())
                .map(outcome -> count(trial, outcome))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing tried" : counts;
    }

    private static Optional<String> count(TrialResult trial, Outcome outcome) {
        long count = trial.cases().stream()
                .filter(result -> result.outcome() == outcome)
                .count();
        return count == 0
                ? Optional.empty()
                : Optional.of("%d %s".formatted(count, outcome.name().toLowerCase(Locale.ROOT)));
    }

    /** The first word stands in a column of its own. */
    private static Line line(Weight weight, String first, String rest) {
        String printable = Printable.line(rest);
        String shown = printable.length() > LONGEST_LINE ? printable.substring(0, LONGEST_LINE) + "..." : printable;
        return new Line(weight, first + INDENT.substring(first.length()) + shown);
    }
}
