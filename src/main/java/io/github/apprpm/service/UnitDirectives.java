package io.github.apprpm.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The directives of a unit in order, and the user's changes to them. */
final class UnitDirectives {
    private final List<Directive> directives = new ArrayList<>();

    void add(Section section, String name, String value) {
        directives.add(new Directive(section, name, value));
    }

    /** Adds a directive of the service. */
    void add(String name, String value) {
        add(Section.SERVICE, name, value);
    }

    void addEnabled(String... names) {
        for (String name : names) {
            add(name, "yes");
        }
    }

    /** Replaces all lines of a directive where the first was, or adds it; an empty value removes it. */
    void change(String qualifiedName, String value) {
        String name = nameOf(qualifiedName);
        int first = indexOf(name);
        Section section = Section.of(
                qualifiedName,
                first < 0 ? Section.SERVICE : directives.get(first).section());
        directives.removeIf(directive -> directive.name().equals(name));
        if (!value.isEmpty()) {
            List<Directive> lines = value.lines()
                    .map(line -> new Directive(section, name, line.strip()))
                    .toList();
            directives.addAll(first < 0 ? directives.size() : first, lines);
        }
    }

    /** The name of a directive without its section. */
    static String nameOf(String qualifiedName) {
        return qualifiedName.substring(qualifiedName.indexOf('.') + 1);
    }

    private int indexOf(String name) {
        for (int i = 0; i < directives.size(); i++) {
            if (directives.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The values of a directive, in order. */
    List<String> values(String name) {
        return directives.stream()
                .filter(directive -> directive.name().equals(name))
                .map(Directive::value)
                .toList();
    }

    /** The text of the unit. */
    String text() {
        Map<Section, String> sections = directives.stream()
                .collect(Collectors.groupingBy(
                        Directive::section, Collectors.mapping(Directive::line, Collectors.joining())));
        StringBuilder text = new StringBuilder();
        for (Section section : Section.values()) {
            if (sections.containsKey(section)) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(section.heading())
                        .append(sections.get(section));
            }
        }
        return text.toString();
    }

    enum Section {
        UNIT("Unit"),
        SERVICE("Service"),
        INSTALL("Install");

        /** Directives of the other sections that a user may add without naming the section. */
        private static final List<String> OF_UNIT = List.of(
                "After",
                "Before",
                "BindsTo",
                "Conflicts",
                "DefaultDependencies",
                "Documentation",
                "FailureAction",
                "JobTimeoutSec",
                "JoinsNamespaceOf",
                "OnFailure",
                "OnSuccess",
                "PartOf",
                "PropagatesReloadTo",
                "RefuseManualStart",
                "RefuseManualStop",
                "ReloadPropagatedFrom",
                "Requires",
                "RequiresMountsFor",
                "Requisite",
                "StartLimitAction",
                "StopWhenUnneeded",
                "SuccessAction",
                "Upholds",
                "Wants");

        private static final List<String> OF_INSTALL = List.of("Alias", "Also", "RequiredBy", "WantedBy");

        private final String word;

        Section(String word) {
            this.word = word;
        }

        static Section of(String qualifiedName, Section usual) {
            for (Section section : values()) {
                if (qualifiedName.startsWith(section.word + ".")) {
                    return section;
                }
            }
            if (OF_UNIT.contains(qualifiedName)
                    || qualifiedName.startsWith("Condition")
                    || qualifiedName.startsWith("Assert")) {
                return UNIT;
            }
            return OF_INSTALL.contains(qualifiedName) ? INSTALL : usual;
        }

        String heading() {
            return "[" + word + "]\n";
        }
    }

    private record Directive(Section section, String name, String value) {
        String line() {
            return name + "=" + value + "\n";
        }
    }
}
