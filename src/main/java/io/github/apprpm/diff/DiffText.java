package io.github.apprpm.diff;

import io.github.apprpm.diff.LineDiff.Hunk;
import io.github.apprpm.diff.LineDiff.Line;
import io.github.apprpm.diff.LineDiff.Side;
import io.github.apprpm.rpm.PackageScript;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Bytes;
import io.github.apprpm.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What differs, for people: a summary in one line, then a section for each kind of difference that there is. */
public final class DiffText {
    private static final int MOST_LINES_OF_TEXT = 200;
    private static final int MOST_FILES = 200;
    private static final int LONGEST_LINE = 300;
    private static final double PERCENT = 100;
    private static final double LEAST_PERCENT = 0.05;

    private final PackageDiff diff;
    private final StringBuilder text = new StringBuilder();

    private DiffText(PackageDiff diff) {
        this.diff = diff;
    }

    /** The whole text; each line ends with a line feed. */
    public static String of(PackageDiff diff) throws IOException {
        return new DiffText(diff).text();
    }

    private String text() throws IOException {
        line(new DiffSummary(diff).line());
        version();
        section("Metadata", diff.metadata(), this::metadata);
        section("Dependencies", diff.dependencies(), this::dependencies);
        section("Libraries", diff.libraries(), libraries -> libraries(libraries, "  "));
        section("Scriptlets", diff.scriptlets(), this::scriptlets);
        section("Triggers", diff.triggers().hunks(), hunks -> lines(diff.triggers()));
        section("Units", diff.files(FileRole.UNIT), this::files);
        section("Configuration", diff.files(FileRole.CONFIGURATION), this::files);
        section("Files", diff.files(FileRole.OTHER), this::files);
        section("Size", diff.size(), this::size);
        return text.toString();
    }

    private interface Section<T> {
        void print(List<T> changes);
    }

    private <T> void section(String title, List<T> changes, Section<T> section) {
        if (!changes.isEmpty()) {
            line("");
            line(title);
            section.print(changes);
        }
    }

    private void line(String line) {
        String printable = Printable.line(line);
        text.append(printable.length() > LONGEST_LINE ? printable.substring(0, LONGEST_LINE) + "..." : printable)
                .append('\n');
    }

    private void version() {
        RpmPackage before = diff.before();
        RpmPackage after = diff.after();
        if (diff.versionOrder() != VersionOrder.HIGHER && !diff.isEmpty()) {
            line("");
            line("Version");
            line(
                    diff.versionOrder() == VersionOrder.SAME
                            ? "  %s is the same version for rpm: not an upgrade".formatted(after.evr())
                            : "  %s sorts below %s: rpm takes it for a downgrade".formatted(after.evr(), before.evr()));
        }
    }

    private void metadata(List<MetadataChange> changes) {
        int width = width(changes, MetadataChange::name);
        for (MetadataChange change : changes) {
            String name = padded(change.name(), width);
            String older = change.value().before().orElse("(none)");
            String newer = change.value().after().orElse("(none)");
            if (older.indexOf('\n') < 0 && newer.indexOf('\n') < 0) {
                line("  %s  %s -> %s".formatted(name, older, newer));
            } else {
                line("  " + change.name());
                lines(LineComparison.of(older, newer));
            }
        }
    }

    private void dependencies(List<DependencyChange> changes) {
        int width = width(changes, change -> change.kind().word());
        for (DependencyChange change : changes) {
            line("  %s %s  %s"
                    .formatted(
                            sign(change.dependency().kind()),
                            padded(change.kind().word(), width),
                            both(change.dependency().map(Object::toString))));
        }
    }

    private void libraries(List<LibraryChange> changes, String indent) {
        int width = width(changes, LibraryChange::id);
        for (LibraryChange change : changes) {
            String places = change.places().size() > 1
                    ? " (in %d places)".formatted(change.places().size())
                    : "";
            line("%s%s %s  %s%s%s"
                    .formatted(
                            indent,
                            sign(change),
                            padded(change.id(), width),
                            change.versions(),
                            remark(change),
                            places));
            libraries(change.inside(), indent + "    ");
        }
    }

    private static String sign(LibraryChange change) {
        return switch (change.kind()) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case UPGRADED, DOWNGRADED, ALTERED -> "~";
        };
    }

    private static String remark(LibraryChange change) {
        return switch (change.kind()) {
            case DOWNGRADED -> " (DOWNGRADED)";
            case ALTERED -> change.versions().isEmpty() ? "other bytes" : " (the same version, but other bytes)";
            case ADDED, REMOVED, UPGRADED -> "";
        };
    }

    private void scriptlets(List<ScriptletChange> changes) {
        for (ScriptletChange change : changes) {
            Change<String> interpreter =
                    change.script().map(PackageScript::interpreter).map(words -> String.join(" ", words));
            boolean other = !interpreter.before().equals(interpreter.after());
            line("  %s %s%s"
                    .formatted(
                            sign(change.script().kind()),
                            change.name(),
                            other ? "  (%s)".formatted(both(interpreter)) : ""));
            lines(change.lines());
        }
    }

    private void files(List<FileChange> changes) {
        for (FileChange change : changes.subList(0, Math.min(MOST_FILES, changes.size()))) {
            line("  %s %s".formatted(sign(change.file().kind()), FileWords.of(change)));
            change.lines().ifPresent(this::lines);
        }
        if (changes.size() > MOST_FILES) {
            line("  ... and %d more".formatted(changes.size() - MOST_FILES));
        }
    }

    private void lines(LineDiff lines) {
        int left = MOST_LINES_OF_TEXT;
        for (Hunk hunk : lines.hunks()) {
            line("      @@ -%d,%d +%d,%d @@"
                    .formatted(hunk.before(), hunk.count(Side.REMOVED), hunk.after(), hunk.count(Side.ADDED)));
            for (Line line : hunk.lines()) {
                if (left-- == 0) {
                    line("      ... and more");
                    return;
                }
                line("      " + line);
            }
        }
    }

    private void size(List<SizeChange> causes) {
        long before = diff.installedBefore();
        long after = diff.installedAfter();
        List<SizeChange> lines = new ArrayList<>(causes);
        lines.add(new SizeChange(
                "together: %s installed%s".formatted(Bytes.fromTo(before, after), percent(before, after)),
                after - before));
        int width = width(lines, cause -> Bytes.change(cause.bytes()));
        for (SizeChange cause : lines) {
            String bytes = Bytes.change(cause.bytes());
            line("  %s%s  %s".formatted(" ".repeat(width - bytes.length()), bytes, cause.cause()));
        }
    }

    private static String percent(long before, long after) {
        double percent = before == 0 ? 0 : PERCENT * (after - before) / before;
        return Math.abs(percent) < LEAST_PERCENT ? "" : String.format(Locale.ROOT, " (%+.1f%%)", percent);
    }

    private static String both(Change<String> change) {
        return switch (change.kind()) {
            case ADDED -> change.after().orElseThrow();
            case REMOVED -> change.before().orElseThrow();
            case CHANGED ->
                "%s -> %s"
                        .formatted(change.before().orElseThrow(), change.after().orElseThrow());
        };
    }

    private static String sign(Change.Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case CHANGED -> "~";
        };
    }

    private static <T> int width(List<T> changes, Function<T, String> column) {
        return changes.stream().map(column).mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String value, int width) {
        return value + " ".repeat(Math.max(0, width - value.length()));
    }
}
