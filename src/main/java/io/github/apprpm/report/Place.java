package io.github.apprpm.report;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.model.Sentence;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.CaseResult;
import io.github.apprpm.verify.Outcome;
import io.github.apprpm.verify.TrialResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What was seen of a package in one place. */
final class Place {
    private final TrialResult trial;
    private final String id;

    /** @param number the number of the place in the page */
    Place(TrialResult trial, int number) {
        this.trial = trial;
        this.id = "place-" + number;
    }

    /** The line of the overview. */
    Element row() {
        return Element.of("tr")
                .add(Element.of("td").add(Element.of("a").with("href", "#" + id).text(trial.place())))
                .add(Element.of("td").text(trial.level().toString()))
                .add(count("kept", Outcome.KEPT))
                .add(count("broken", Outcome.BROKEN))
                .add(count("skipped", Outcome.SKIPPED))
                .add(time(trial.time()));
    }

    /** The word is shown where there is no room for headings. */
    private Element count(String word, Outcome outcome) {
        long count = trial.cases().stream()
                .filter(result -> result.outcome() == outcome)
                .count();
        return Element.of("td", "side")
                .with("data-side", word)
                .with("data-value", count)
                .text(Long.toString(count));
    }

    private static Element time(Duration time) {
        return Element.of("td", "size").with("data-value", time.toMillis()).text(Seconds.of(time));
    }

    Section section() {
        List<CaseResult> broken = trial.broken();
        Element content = Element.of("div");
        if (!broken.isEmpty()) {
            content.add(Element.of("div", "findings").add(broken.stream().map(Place::broken)));
        }
        if (!trial.notes().isEmpty()) {
            Element notes = Element.of("ul");
            trial.notes().forEach(note -> notes.add("li", note));
            content.add("h3", "Notes").add(notes);
        }
        trial.timeline()
                .ifPresent(timeline -> content.add("h3", "Requests during the upgrade")
                        .add(new TimelinePlot(timeline, id + "-upgrade").element()));
        content.add("h3", "Promises").add(promises());
        String count = broken.isEmpty()
                ? Integer.toString(trial.cases().size())
                : "%d of %d broken".formatted(broken.size(), trial.cases().size());
        return new Section(id, "On " + trial.place(), Optional.of(count), content);
    }

    private static Element broken(CaseResult result) {
        Element body = Element.of("div", "finding")
                .add(Element.of("p", "problem").add(label(Outcome.BROKEN)).text(" " + result.name()))
                .add(Element.of("p").text(Sentence.of(result.words())));
        if (!result.evidence().isEmpty()) {
            body.add(Element.of("pre").text(String.join("\n", result.evidence())));
        }
        return body;
    }

    private Element promises() {
        Table table = new Table("changes", "Promises on " + trial.place(), List.of("Promise", "Outcome", "Time"));
        trial.cases().stream()
                .sorted(Comparator.comparing(result -> result.outcome() != Outcome.BROKEN))
                .map(Place::promise)
                .forEach(table::add);
        return table.element();
    }

    private static Element promise(CaseResult result) {
        Element name = Element.of("td").text(result.name());
        if (result.outcome() == Outcome.SKIPPED) {
            name.text(" ").add(Element.of("span", "details").text(result.words()));
        }
        return Element.of("tr")
                .add(name)
                .add(Element.of("td").add(label(result.outcome())))
                .add(time(result.time()));
    }

    private static Element label(Outcome outcome) {
        String color = switch (outcome) {
            case KEPT -> "label good";
            case BROKEN -> "label error";
            case SKIPPED -> "label";
        };
        return Element.of("span", color).text(outcome.name().toLowerCase(Locale.ROOT));
    }
}
