package io.github.apprpm.check;

import io.github.apprpm.text.Count;
import io.github.apprpm.text.Printable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings as lines for people, the worst first. */
public final class CheckText {
    /** The most findings of one rule that are listed; the report has all. */
    private static final int MOST = 5;

    private CheckText() {}

    /**
     * A line of text.
     *
     * @param severity how much it matters; {@code NOTE} for information
     * @param text the line, without a line end
     */
    public record Line(Severity severity, String text) {}

    /** What was found in a package: a summary, and problem and remedy of each finding. */
    public static List<Line> of(CheckedPackage checked) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                Severity.NOTE, "Checked  %s: %s".formatted(checked.file().getFileName(), counts(checked))));
        Map<Rule, Integer> told = new EnumMap<>(Rule.class);
        for (Finding finding : checked.findings()) {
            if (!finding.isOpen()) {
                lines.add(new Line(
                        Severity.NOTE,
                        "waived   %s: %s (%s)"
                                .formatted(
                                        finding.rule().id(),
                                        finding.problem(),
                                        Printable.line(finding.waivedBecause().get()))));
                continue;
            }
            int number = told.merge(finding.rule(), 1, Integer::sum);
            if (number <= MOST) {
                String word = finding.severity() == Severity.NOTE ? "note     " : "";
                lines.add(new Line(
                        finding.severity(),
                        "%s%s: %s".formatted(word, finding.rule().id(), finding.problem())));
                lines.add(new Line(finding.severity(), "         " + finding.remedy()));
            }
        }
        told.forEach((rule, number) -> {
            if (number > MOST) {
                lines.add(new Line(
                        Severity.NOTE, "         %s: %d more in the report".formatted(rule.id(), number - MOST)));
            }
        });
        return lines;
    }

    /** Such as "1 error, 2 warnings, 1 waived". */
    private static String counts(CheckedPackage checked) {
        String counts = Stream.concat(
                        Stream.of(Severity.values()).map(severity -> count(checked.count(severity), severity.word())),
                        Stream.of(checked.waived() == 0 ? "" : checked.waived() + " waived"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return counts.isEmpty() ? "nothing found" : counts;
    }

    private static String count(long count, String word) {
        return count == 0 ? "" : Count.of(count, word);
    }
}
