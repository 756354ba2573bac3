package io.github.apprpm.report;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.systemd.Unit;
import io.github.apprpm.systemd.Unit.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The unit files of a package, each line with what it does. */
final class Units {
    private Units() {}

    static Optional<Section> section(List<Unit> units) {
        if (units.isEmpty()) {
            return Optional.empty();
        }
        Element content = Element.of("div")
                .add(Element.of("p", "key")
                        .text("Marked lines protect the host from the service, or its data from others."));
        units.forEach(unit -> content.add(Element.of("h3").add("code", unit.path()))
                .add(table(unit))
                .add(missing(unit).stream()));
        return Optional.of(Section.of("unit", "Service unit", content));
    }

    private static Element table(Unit unit) {
        Element list = Element.of("dl", "unit");
        for (Line line : unit.lines()) {
            list.add(
                    switch (line.kind()) {
                        case SECTION ->
                            Element.of("div", "unit-section")
                                    .add(Element.of("dt").add("code", "[" + line.name() + "]"));
                        case DIRECTIVE -> directive(line);
                        case OTHER -> Element.of("div").add(Element.of("dt").add("code", line.name()));
                    });
        }
        return list;
    }

    private static Element directive(Line line) {
        Element row = Explanations.isHardening(line.name()) ? Element.of("div", "hardening") : Element.of("div");
        row.add(Element.of("dt").add(Element.of("code").add("b", line.name()).text("=" + line.value())));
        return row.add(Explanations.ofDirective(line.name(), line.value())
                .map(sentence -> Element.of("dd").text(sentence)));
    }

    /** The protections that a service does not have. */
    private static List<Element> missing(Unit unit) {
        List<String> names = new ArrayList<>(Explanations.switches());
        names.removeIf(name -> !unit.values(name).isEmpty());
        if (!unit.isService() || names.isEmpty()) {
            return List.of();
        }
        Element list = Element.of("dl", "unit");
        names.forEach(name -> list.add(Element.of("div")
                .add(Element.of("dt").add("code", name))
                .add(Element.of("dd").text(Explanations.ofSwitch(name)))));
        return List.of(Element.of("details")
                .add("summary", "Switches for protection that are not set: " + names.size())
                .add(Element.of("p").text("What each of them does. Not every program works with all of them."))
                .add(list));
    }
}
