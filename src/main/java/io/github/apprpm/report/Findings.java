package io.github.apprpm.report;

import io.github.apprpm.check.Finding;
import io.github.apprpm.check.Rule;
import io.github.apprpm.check.Severity;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.model.Sentence;
import io.github.apprpm.text.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What {@code check} says of a package, with the reason and what to do. */
final class Findings {
    private final List<Finding> open;
    private final List<Finding> waived;

    Findings(List<Finding> findings) {
        // a stable order: within a severity as check has it
        this.open = findings.stream()
                .filter(Finding::isOpen)
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        this.waived = findings.stream().filter(finding -> !finding.isOpen()).toList();
    }

    /** How many of each severity, as labels. */
    List<Element> verdicts() {
        List<Element> verdicts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = open.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                verdicts.add(Element.of("a", "label " + severity.word())
                        .with("href", "#findings")
                        .text(Count.of(count, severity.word())));
            }
        }
        if (verdicts.isEmpty()) {
            verdicts.add(Element.of("a", "label good").with("href", "#findings").text("nothing found"));
        }
        return verdicts;
    }

    Section section() {
        Element content = Element.of("div");
        if (open.isEmpty()) {
            content.add(Element.of("p")
                    .text("apprpm:check has found nothing%s."
                            .formatted(waived.isEmpty() ? "" : " but what was waived")));
        }
        content.add(Element.of("div", "findings").add(open.stream().map(Findings::element)));
        if (!waived.isEmpty()) {
            content.add("h3", "Waived")
                    .add(Element.of("div", "findings").add(waived.stream().map(Findings::element)));
        }
        return Section.of("findings", "Findings", open.size(), content);
    }

    private static Element element(Finding finding) {
        Rule rule = finding.rule();
        String word = finding.isOpen() ? finding.severity().word() : "waived";
        Element problem = Element.of("p", "problem")
                .add(Element.of("span", "label " + word).text(word))
                .text(" " + Sentence.of(finding.problem()));
        Element body = Element.of("div", "finding").add(problem);
        finding.path()
                .ifPresent(
                        path -> body.add(Element.of("p").add(Element.of("code").text(path))));
        finding.waivedBecause()
                .ifPresent(
                        reason -> body.add(Element.of("p").add("b", "Waived: ").text(reason)));
        return body.add(Element.of("p").add("b", "Why: ").text(rule.explanation()))
                .add(Element.of("p").add("b", "Remedy: ").text(Sentence.of(finding.remedy())))
                .add(Element.of("p", "rule")
                        .text("Rule ")
                        .add(Element.of("code").text(rule.id())));
    }
}
