package io.github.apprpm.inspect;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;

/**
 * What a package says of itself.
 *
 * @param rpm the package
 * @param now the present for listings, which show the time of day for files younger than half a year
 */
public record Inspection(RpmPackage rpm, Instant now) {
    private static final Map<DependencyKind, String> HEADINGS = new EnumMap<>(Map.of(
            DependencyKind.REQUIRES, "Requires",
            DependencyKind.PROVIDES, "Provides",
            DependencyKind.CONFLICTS, "Conflicts",
            DependencyKind.OBSOLETES, "Obsoletes",
            DependencyKind.RECOMMENDS, "Recommends",
            DependencyKind.SUGGESTS, "Suggests",
            DependencyKind.SUPPLEMENTS, "Supplements",
            DependencyKind.ENHANCES, "Enhances"));

    /**
     * What {@code rpm -qi} prints, and below a heading each, if there are any, its dependencies, scriptlets, triggers and
     * files as {@code rpm} prints them: with times in UTC, and English words. Control characters are escaped.
     */
    public String text() {
        StringBuilder text = new StringBuilder(info());
        for (Entry<DependencyKind, String> heading : HEADINGS.entrySet()) {
            section(text, heading.getValue(), dependencies(heading.getKey()));
        }
        section(text, "Scripts", scripts());
        section(text, "Triggers", triggers());
        section(text, "Files", files());
        return text.toString();
    }

    private static void section(StringBuilder text, String heading, String lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(heading).append(":\n").append(lines);
        }
    }

    /** As {@code rpm -qip} prints it. */
    String info() {
        return new InfoText(rpm).toString();
    }

    /** As {@code rpm -qp --requires} and its likes print them. */
    String dependencies(DependencyKind kind) {
        StringBuilder lines = new StringBuilder();
        rpm.dependencies(kind)
                .forEach(dependency ->
                        lines.append(Printable.line(dependency.toString())).append('\n'));
        return lines.toString();
    }

    /** As {@code rpm -qp --scripts} prints them. */
    String scripts() {
        return ScriptText.of(rpm.scripts());
    }

    /** As {@code rpm -qp --triggers --filetriggers} prints them. */
    String triggers() {
        return TriggerText.of(rpm.triggers());
    }

    /** As {@code rpm -qplv} prints them. */
    String files() {
        return new FileListing(rpm, now).toString();
    }

    /** Writes the document that {@code docs/inspect.md} describes, with a line end behind it. */
    public void writeJson(Writer target) throws IOException {
        InspectionJson.write(rpm, target);
    }
}
