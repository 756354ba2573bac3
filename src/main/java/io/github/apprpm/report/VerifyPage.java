package io.github.apprpm.report;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.verify.CaseResult;
import io.github.apprpm.verify.Outcome;
import io.github.apprpm.verify.TrialResult;
import io.github.apprpm.verify.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what {@code verify} saw of a package: in each place each promise, what is broken first. */
public final class VerifyPage {
    private final Verification verification;

    public VerifyPage(Verification verification) {
        this.verification = verification;
    }

    /** Writes the page, and the directories above it if they are missing. */
    public void writeTo(Path file) throws IOException {
        page().writeTo(file);
    }

    Page page() {
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("overview", "Overview", overview()));
        if (!verification.omissions().isEmpty()) {
            sections.add(notDone());
        }
        int number = 0;
        for (TrialResult trial : verification.trials()) {
            number++;
            sections.add(new Place(trial, number).section());
        }
        return PackagePage.of("%s, verified".formatted(verification.nevra()), header(), sections);
    }

    private Element header() {
        String name = verification.name();
        String version = verification.nevra().startsWith(name + "-")
                ? verification.nevra().substring(name.length() + 1)
                : verification.nevra();
        return Element.of("header")
                .add(Element.of("h1")
                        .text(name + " ")
                        .add(Element.of("span", "version").text(version)))
                .add(Element.of("p", "summary").text(sentence()))
                .add(Element.of("p", "verdicts").add(verdicts().stream()))
                .add(verification
                        .baseline()
                        .map(baseline -> Element.of("p", "file").text("upgraded from " + baseline)));
    }

    private String sentence() {
        List<String> broken =
                cases(Outcome.BROKEN).stream().map(CaseResult::name).distinct().toList();
        if (!broken.isEmpty()) {
            return "The package breaks promises: %s.".formatted(String.join("; ", broken));
        }
        String places = verification.trials().stream().map(TrialResult::place).collect(Collectors.joining(", "));
        return cases(Outcome.KEPT).isEmpty()
                ? "Nothing could be tried."
                : "The package keeps all promises that were tried on %s.".formatted(places);
    }

    private List<Element> verdicts() {
        List<Element> verdicts = new ArrayList<>();
        int broken = cases(Outcome.BROKEN).size();
        int kept = cases(Outcome.KEPT).size();
        int skipped = cases(Outcome.SKIPPED).size();
        int omitted = verification.omissions().size();
        if (broken > 0) {
            verdicts.add(label("label error", "#overview", broken + " broken"));
        }
        if (kept > 0) {
            verdicts.add(label(broken > 0 ? "label" : "label good", "#overview", kept + " kept"));
        }
        if (skipped > 0) {
            verdicts.add(label("label", "#overview", skipped + " skipped"));
        }
        if (omitted > 0) {
            verdicts.add(label("label warning", "#not-done", omitted + " not done"));
        }
        return verdicts;
    }

    private static Element label(String styleClass, String target, String text) {
        return Element.of("a", styleClass).with("href", target).text(text);
    }

    private List<CaseResult> cases(Outcome outcome) {
        return verification.trials().stream()
                .flatMap(trial -> trial.cases().stream())
                .filter(result -> result.outcome() == outcome)
                .toList();
    }

    private Element overview() {
        Table table = new Table("changes", "Places", List.of("Place", "Level", "Kept", "Broken", "Skipped", "Time"));
        int number = 0;
        for (TrialResult trial : verification.trials()) {
            number++;
            table.add(new Place(trial, number).row());
        }
        return table.element();
    }

    private Section notDone() {
        Element list = Element.of("ul");
        verification.omissions().forEach(omission -> list.add("li", omission.text()));
        return Section.of("not-done", "Not done", verification.omissions().size(), list);
    }
}
