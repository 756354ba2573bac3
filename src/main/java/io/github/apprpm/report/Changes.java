package io.github.apprpm.report;

import io.github.apprpm.diff.Change;
import io.github.apprpm.diff.DependencyChange;
import io.github.apprpm.diff.FileAspect;
import io.github.apprpm.diff.FileChange;
import io.github.apprpm.diff.FileRole;
import io.github.apprpm.diff.LibraryChange;
import io.github.apprpm.diff.LineDiff;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.diff.ScriptletChange;
import io.github.apprpm.diff.SizeChange;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.text.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is different between two packages. */
final class Changes {
    static final int MOST = 1000;

    private final PackageDiff diff;

    Changes(PackageDiff diff) {
        this.diff = diff;
    }

    /** As one part of a page that is about something else. */
    Section section() {
        Element content = Element.of("div").add(summary());
        sections().forEach(section -> content.add(section.subsection()));
        return new Section(
                "changes", "Changes", Optional.of("since " + diff.before().evr()), content);
    }

    /** The order of the versions and the change in size. */
    Element summary() {
        String order = switch (diff.versionOrder()) {
            case HIGHER -> "%s is an upgrade of %s.";
            case SAME -> "%s is the same version as %s for rpm: hosts do not take it as an upgrade.";
            case LOWER -> "%s sorts below %s: hosts do not take it as an upgrade.";
        };
        Element words = Element.of("p", "order-" + diff.versionOrder().name().toLowerCase(Locale.ROOT))
                .text(order.formatted(diff.after().evr(), diff.before().evr()) + " " + installed());
        return diff.isEmpty() ? words.text(" Nothing else is different.") : words;
    }

    private String installed() {
        long change = diff.installedAfter() - diff.installedBefore();
        String size = Bytes.of(diff.installedAfter());
        return change == 0
                ? "Installed size: %s, as before.".formatted(size)
                : "Installed size: %s, %s %s than before."
                        .formatted(size, Bytes.of(Math.abs(change)), change > 0 ? "more" : "less");
    }

    /** A section for each kind of change that there is. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        libraries().ifPresent(sections::add);
        dependencies().ifPresent(sections::add);
        scriptlets().ifPresent(sections::add);
        lines(diff.triggers())
                .map(lines -> Section.of("changed-triggers", "Triggers", lines))
                .ifPresent(sections::add);
        texts("changed-unit", "Unit and systemd", FileRole.UNIT).ifPresent(sections::add);
        texts("changed-configuration", "Configuration", FileRole.CONFIGURATION).ifPresent(sections::add);
        texts("changed-files", "Other files", FileRole.OTHER).ifPresent(sections::add);
        metadata().ifPresent(sections::add);
        size().ifPresent(sections::add);
        return sections;
    }

    private Optional<Section> libraries() {
        if (diff.libraries().isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table("changes", "Changed libraries", List.of("Library", "Before", "After", "Change"));
        diff.libraries().forEach(change -> addTo(table, change));
        return Optional.of(
                Section.of("changed-libraries", "Libraries", diff.libraries().size(), table.element()));
    }

    private static void addTo(Table table, LibraryChange change) {
        Coordinates last = change.coordinates().last();
        Element name = Element.of("td").add("b", last.artifactId());
        last.classifier().ifPresent(classifier -> name.text(" " + classifier));
        last.groupId()
                .ifPresent(
                        group -> name.text(" ").add(Element.of("span", "group").text(group)));
        if (change.places().size() > 1) {
            name.text(" in %d places".formatted(change.places().size()));
        }
        Change<String> versions = new Change<>(
                change.coordinates().before().map(value -> value.version().orElse("?")),
                change.coordinates().after().map(value -> value.version().orElse("?")));
        table.add(Element.of("tr")
                .add(name)
                .add(side("before", versions.before()))
                .add(side("after", versions.after()))
                .add(Element.of("td").add(label(change.kind().name()))));
        change.inside().forEach(inner -> addTo(table, inner));
    }

    /** A cell that says which side it is on, where there is no room for headings. */
    static Element side(String side, Optional<String> text) {
        return Element.of("td", "side").with("data-side", side).text(text.orElse(""));
    }

    /** {@code added}, {@code removed} and so on, in its colour. */
    private static Element label(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        return Element.of("span", "label " + word).text(word);
    }

    private Optional<Section> dependencies() {
        if (diff.dependencies().isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ul", "changes");
        for (DependencyChange change : diff.dependencies()) {
            Change<PackageDependency> dependency = change.dependency();
            Element item = Element.of("li")
                    .add(label(dependency.kind().name()))
                    .text(" " + change.kind().word() + " ");
            dependency.before().ifPresent(before -> item.add(Element.of("del").text(before.toString())));
            if (dependency.kind() == Change.Kind.CHANGED) {
                item.text(" \u2192 ");
            }
            dependency.after().ifPresent(after -> item.add(Element.of("ins").text(after.toString())));
            list.add(item);
        }
        return Optional.of(Section.of(
                "changed-dependencies", "Dependencies", diff.dependencies().size(), list));
    }

    private Optional<Section> scriptlets() {
        if (diff.scriptlets().isEmpty()) {
            return Optional.empty();
        }
        Element content = Element.of("div");
        for (ScriptletChange change : diff.scriptlets()) {
            content.add(Element.of("p", "changed")
                    .add(label(change.script().kind().name()))
                    .text(" ")
                    .add("code", change.name()));
            change.script()
                    .before()
                    .filter(before -> change.script()
                            .after()
                            .filter(after -> !after.interpreter().equals(before.interpreter()))
                            .isPresent())
                    .ifPresent(before -> content.add(
                            "p",
                            "Run by '%s' instead of '%s'."
                                    .formatted(
                                            String.join(
                                                    " ", change.script().last().interpreter()),
                                            String.join(" ", before.interpreter()))));
            content.add(lines(change.lines()));
        }
        return Optional.of(
                Section.of("changed-scriptlets", "Scriptlets", diff.scriptlets().size(), content));
    }

    private static Optional<Element> lines(LineDiff lines) {
        return lines.hunks().isEmpty() ? Optional.empty() : Optional.of(LineChanges.of(lines));
    }

    /** Files of a role, with their lines where they are texts. */
    private Optional<Section> texts(String id, String title, FileRole role) {
        List<FileChange> changes = diff.files(role);
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Element list = Element.of("ul", "changes");
        changes.stream().limit(MOST).forEach(change -> list.add(file(change)));
        Element content = Element.of("div").add(list);
        if (changes.size() > MOST) {
            content.add("p", "The first %d of %d.".formatted(MOST, changes.size()));
        }
        return Optional.of(Section.of(id, title, changes.size(), content));
    }

    private static Element file(FileChange change) {
        Element item = Element.of("li")
                .add(label(change.file().kind().name()))
                .text(" ")
                .add("code", change.path());
        List<String> details = new ArrayList<>();
        change.aspects().forEach(aspect -> details.add(aspect(aspect, change.file())));
        if (change.file().kind() != Change.Kind.CHANGED) {
            PackagedFile file = change.file().last();
            details.add("%s %s:%s".formatted(FileList.mode(file), file.owner(), file.group()));
            if (file.isRegular()) {
                details.add(Bytes.of(file.size()));
            }
        }
        change.lines()
                .filter(lines -> lines.hunks().isEmpty())
                .ifPresent(lines -> details.add("only the ends of lines differ"));
        details.removeIf(String::isEmpty);
        if (!details.isEmpty()) {
            item.text(" ").add(Element.of("span", "details").text(String.join("; ", details)));
        }
        return item.add(change.lines().flatMap(Changes::lines));
    }

    /** What of a file changed, from what to what. */
    private static String aspect(FileAspect aspect, Change<PackagedFile> file) {
        PackagedFile before = file.before().orElseThrow();
        PackagedFile after = file.after().orElseThrow();
        return switch (aspect) {
            case TYPE ->
                fromTo(
                        "type",
                        FileList.mode(before).substring(0, 1),
                        FileList.mode(after).substring(0, 1));
            case PATH -> "was " + before.path();
            case MODE -> fromTo("mode", FileList.octal(before), FileList.octal(after));
            case OWNER -> fromTo("owner", before.owner(), after.owner());
            case GROUP -> fromTo("group", before.group(), after.group());
            case FLAGS -> fromTo("flags", flags(before), flags(after));
            case LINK -> fromTo("link", before.linkTarget(), after.linkTarget());
            case CAPABILITIES -> fromTo("capabilities", before.capabilities(), after.capabilities());
            case SIZE -> size(before.size(), after.size());
            case CONTENT -> before.size() == after.size() ? "other content" : "";
        };
    }

    /** By how much, where both would look the same. */
    private static String size(long before, long after) {
        return Bytes.of(before).equals(Bytes.of(after))
                ? "size " + Bytes.both(before, after)
                : fromTo("size", Bytes.of(before), Bytes.of(after));
    }

    private static String flags(PackagedFile file) {
        String flags = String.join(", ", FileList.flags(file));
        return flags.isEmpty() ? "none" : flags;
    }

    private static String fromTo(String what, String before, String after) {
        return "%s %s \u2192 %s".formatted(what, before, after);
    }

    private Optional<Section> metadata() {
        if (diff.metadata().isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table("changes", "Changed metadata", List.of("", "Before", "After"));
        diff.metadata()
                .forEach(change -> table.add(Element.of("tr")
                        .add(Element.of("td").add("b", change.name()))
                        .add(side("before", change.value().before()))
                        .add(side("after", change.value().after()))));
        return Optional.of(
                Section.of("changed-metadata", "Metadata", diff.metadata().size(), table.element()));
    }

    private Optional<Section> size() {
        if (diff.size().isEmpty()) {
            return Optional.empty();
        }
        Table table = new Table("changes", "Changed size", List.of("Cause", "Change"));
        diff.size().stream().limit(MOST).map(Changes::row).forEach(table::add);
        return Optional.of(
                Section.of("changed-size", "Size by cause", diff.size().size(), table.element()));
    }

    private static Element row(SizeChange change) {
        return Element.of("tr")
                .add(Element.of("td").text(change.cause()))
                .add(Element.of("td", "size").with("data-value", change.bytes()).text(Bytes.change(change.bytes())));
    }
}
