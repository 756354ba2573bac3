package io.github.apprpm.report;

import io.github.apprpm.check.CheckOptions;
import io.github.apprpm.check.Finding;
import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.html.Anchor;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.rpm.PayloadDigests;
import io.github.apprpm.rpm.PayloadVisitor;
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
import java.util.stream.Stream;

/** Shows one package: what it is, what is in it, what it does to a host, and what check finds. */
public final class InspectPage {
    private final RpmPackage rpm;
    private final List<Unit> units;
    private final Optional<PackageContents> contents;
    private final Findings findings;
    private final Optional<PackageDiff> changes;
    private final List<String> problems;

    /**
     * @param rpm the package
     * @param payload what was read from its payload
     * @param broken why the payload was not read to its end; then, what the header says is shown
     * @param findings what {@code check} says of the package
     */
    InspectPage(RpmPackage rpm, InspectedPayload payload, Optional<String> broken, List<Finding> findings)
            throws IOException {
        this.rpm = rpm;
        this.units = broken.isEmpty() ? payload.units() : List.of();
        this.contents = broken.isEmpty() ? Optional.of(payload.contents()) : Optional.empty();
        this.findings = new Findings(findings);
        this.changes = broken.isEmpty() ? payload.changes() : Optional.empty();
        this.problems =
                Stream.concat(broken.stream(), payload.problems().stream()).toList();
    }

    /**
     * Checks a package, and reads its payload once for the findings and everything else.
     *
     * @param options what the package is held to, and the last released package
     */
    public static InspectPage of(RpmPackage rpm, CheckOptions options) throws IOException {
        PackageCheck check = new PackageCheck(rpm, options);
        InspectedPayload payload = new InspectedPayload(rpm, options.baseline());
        PayloadDigests measured = PayloadDigests.of(rpm, PayloadVisitor.inTurn(check.visitor(), payload));
        if (measured.broken().isEmpty()) {
            payload.compare(check.baselineVisitor());
        }
        return new InspectPage(
                rpm, payload, measured.broken(), check.judge(measured).findings());
    }

    /** Writes the page, and the directories above it if they are missing. */
    public void writeTo(Path file) throws IOException {
        page().writeTo(file);
    }

    /** The page, for whoever shows its sections among others. */
    public Page page() {
        Overview overview = new Overview(rpm, units);
        return PackagePage.of(
                "%s %s".formatted(rpm.name(), rpm.evr()), overview.header(verdicts()), sections(overview));
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
