package io.github.apprpm.report;

import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Shows what is different between two packages. */
public final class DiffPage {
    private final PackageDiff diff;

    public DiffPage(PackageDiff diff) {
        this.diff = diff;
    }

    /** Writes the page, and the directories above it if they are missing. */
    public void writeTo(Path file) throws IOException {
        page().writeTo(file);
    }

    /** The page, for whoever shows its sections among others. */
    public Page page() {
        Changes changes = new Changes(diff);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                "overview", "Overview", Element.of("div").add(changes.summary()).add(facts())));
        sections.addAll(changes.sections());
        return PackagePage.of(title(), header(), sections);
    }

    private String title() {
        RpmPackage before = diff.before();
        RpmPackage after = diff.after();
        String old = before.name().equals(after.name()) ? before.evr() : before.name() + " " + before.evr();
        return "%s %s, %s before".formatted(after.name(), after.evr(), old);
    }

    private Element header() {
        RpmPackage before = diff.before();
        RpmPackage after = diff.after();
        String old = before.name().equals(after.name()) ? "" : before.name() + " ";
        return Element.of("header")
                .add(Element.of("h1")
                        .text(after.name() + " ")
                        .add(Element.of("span", "version")
                                .text("%s%s \u2192 %s".formatted(old, before.evr(), after.evr()))))
                .add(Element.of("p", "verdicts").add(verdict()))
                .add(Element.of("p", "file")
                        .text("%s, %s"
                                .formatted(
                                        before.file().getFileName(),
                                        after.file().getFileName())));
    }

    /** Whether rpm takes the one for an upgrade of the other. */
    private Element verdict() {
        return switch (diff.versionOrder()) {
            case HIGHER -> Element.of("span", "label good").text("upgrade");
            case SAME -> Element.of("span", "label warning").text("same version");
            case LOWER -> Element.of("span", "label error").text("sorts below");
        };
    }

    private Element facts() {
        Table table = new Table("changes", "Both packages", List.of("", "Before", "After"));
        add(table, "Package", RpmPackage::nevra);
        add(table, "Size", rpm -> Bytes.of(rpm.size()));
        add(table, "Installed", rpm -> Bytes.of(Overview.installed(rpm)));
        add(table, "Paths", rpm -> Integer.toString(rpm.files().size()));
        add(table, "Signature", Overview::signature);
        return table.element();
    }

    private void add(Table table, String name, Function<RpmPackage, String> fact) {
        table.add(Element.of("tr")
                .add(Element.of("td").add("b", name))
                .add(Changes.side("before", Optional.of(fact.apply(diff.before()))))
                .add(Changes.side("after", Optional.of(fact.apply(diff.after())))));
    }
}
