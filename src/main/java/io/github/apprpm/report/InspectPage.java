package io.github.apprpm.report;

import io.github.apprpm.check.Finding;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.html.Anchor;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.library.KnownLibraries;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.text.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows one package: what it is, what is in it, what it does to a host, and what is to be said against it. */
public final class InspectPage {
    private final RpmPackage rpm;
    private final List<Unit> units;
    private final Optional<PackageContents> contents;
    private final Findings findings;
    private final Optional<PackageDiff> changes;
    private final List<String> problems;

    private InspectPage(
            RpmPackage rpm,
            List<Unit> units,
            Optional<PackageContents> contents,
            Findings findings,
            Optional<PackageDiff> changes,
            List<String> problems) {
        this.rpm = rpm;
        this.units = units;
        this.contents = contents;
        this.findings = findings;
        this.changes = changes;
        this.problems = problems;
    }

    /**
     * Reads the payload of a package. Of one whose payload is broken, what its header says is shown.
     *
     * @param rpm the package
     * @param known the libraries whose coordinates the build knows
     * @param findings what {@code check} says of it
     * @param baseline the last released package, if there is one
     */
    public static InspectPage of(
            RpmPackage rpm, KnownLibraries known, List<Finding> findings, Optional<RpmPackage> baseline)
            throws IOException {
        List<Unit> units = List.of();
        Optional<PackageContents> contents = Optional.empty();
        Optional<PackageDiff> changes = Optional.empty();
        List<String> problems = new ArrayList<>();
        try {
            units = PackagedUnits.of(rpm);
            contents = Optional.of(PackageContents.of(rpm, known));
            if (baseline.isPresent()) {
                changes = Optional.of(PackageDiff.of(baseline.get(), rpm));
            }
        } catch (PackagingException e) {
            problems.add(e.getMessage());
        }
        return new InspectPage(rpm, units, contents, new Findings(findings), changes, problems);
    }

    /** Writes the page, and the directories above it if they are missing. */
    public void writeTo(Path file) throws IOException {
        page().writeTo(file);
    }

    Page page() {
        Overview overview = new Overview(rpm, units);
        return new Page("%s %s".formatted(rpm.name(), rpm.evr()), overview.header(verdicts()), sections(overview));
    }

    private List<Element> verdicts() {
        List<Element> verdicts = new ArrayList<>(findings.verdicts());
        boolean signed = !Overview.signature(rpm).equals("none");
        verdicts.add(Element.of("span", "label").text(signed ? "signed" : "not signed"));
        verdicts.add(Element.of("span", "label").text(Bytes.of(rpm.size())));
        return verdicts;
    }

    private List<Section> sections(Overview overview) {
        Optional<Libraries> libraries = contents.map(Libraries::new);
        Optional<Section> librarySection = libraries.flatMap(Libraries::section);
        FileList files = new FileList(rpm);
        Map<String, Anchor> anchors =
                new TreeMap<>(libraries.map(Libraries::anchors).orElse(Map.of()));
        files.addAnchors(anchors);

        List<Section> sections = new ArrayList<>();
        sections.add(overview.section());
        problems.forEach(problem -> sections.add(unreadable(problem)));
        sections.add(findings.section());
        changes.map(Changes::new).map(Changes::section).ifPresent(sections::add);
        contents.filter(known -> known.size().bytes() > 0)
                .map(known -> Space.section(known.size(), anchors))
                .ifPresent(sections::add);
        Units.section(units).ifPresent(sections::add);
        sections.add(Scriptlets.section(rpm));
        sections.add(Dependencies.section(rpm));
        librarySection.ifPresent(sections::add);
        sections.add(files.section());
        Changelog.section(rpm.header()).ifPresent(sections::add);
        return sections;
    }

    private static Section unreadable(String problem) {
        return Section.of(
                "unreadable", "Not readable", Element.of("p", "order-lower").text(problem));
    }
}
