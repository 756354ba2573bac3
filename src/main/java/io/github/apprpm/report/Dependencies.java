package io.github.apprpm.report;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.rpm.PackageDependency;
import io.github.apprpm.rpm.RpmPackage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a package requires, provides and conflicts with. */
final class Dependencies {
    /** {@code rpmsenseFlags}: of an interpreter, or of the scripts before, after and around a transaction. */
    private static final int OF_SCRIPTLETS = 1 << 5 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 12;

    private static final Pattern ACCOUNT = Pattern.compile("(?:user|group)\\([^)]+\\) = ([A-Za-z0-9+/]+=*)");

    /** So many characters fit a column. */
    private static final int NARROW = 80;

    private Dependencies() {}

    static Section section(RpmPackage rpm) {
        Element content = Element.of("div", "groups");
        int count = 0;
        for (DependencyKind kind : DependencyKind.values()) {
            List<PackageDependency> dependencies = rpm.dependencies(kind);
            count += dependencies.size();
            grouped(kind, dependencies)
                    .forEach((title, group) ->
                            content.add(Element.of("div", isLong(group) ? "group-wide" : "group-narrow")
                                    .add("h3", title)
                                    .add(Element.of("ul", "dependencies")
                                            .add(group.stream().distinct().map(Dependencies::item)))));
        }
        if (count == 0) {
            content.add("p", "The package has no dependencies.");
        }
        return Section.of("dependencies", "Dependencies", count, content);
    }

    /** Whether a group needs the whole width. */
    private static boolean isLong(List<String> group) {
        return group.stream().anyMatch(text -> text.length() > NARROW);
    }

    private static Map<String, List<String>> grouped(DependencyKind kind, List<PackageDependency> dependencies) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        if (kind == DependencyKind.REQUIRES) {
            List<String> titles = List.of(
                    "Requires", "Requires for its scriptlets", "Requires of its own configuration", "Requires of rpm");
            titles.forEach(title -> add(
                    groups,
                    title,
                    dependencies.stream().filter(each -> requiredAs(each).equals(title))));
        } else {
            String word = kind.word();
            add(groups, word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1), dependencies.stream());
        }
        return groups;
    }

    private static void add(Map<String, List<String>> groups, String title, Stream<PackageDependency> dependencies) {
        List<String> texts = dependencies.map(PackageDependency::toString).toList();
        if (!texts.isEmpty()) {
            groups.put(title, texts);
        }
    }

    private static String requiredAs(PackageDependency dependency) {
        if (dependency.isRpmlib()) {
            return "Requires of rpm";
        }
        if (dependency.name().startsWith("config(")) {
            return "Requires of its own configuration";
        }
        return (dependency.flags() & OF_SCRIPTLETS) != 0 ? "Requires for its scriptlets" : "Requires";
    }

    /** A dependency as one entry of a list. */
    static Element item(String text) {
        return Element.of("li").add(Stream.of(content(text)));
    }

    /** A dependency in words, with the original where it is more than one capability. */
    static Element content(String text) {
        Capability capability = Capability.parse(text);
        if (capability.operands().isEmpty()) {
            Element plain = Element.of("span").add("code", text);
            account(text)
                    .ifPresent(line ->
                            plain.text(" ").add(Element.of("span", "details").text(line)));
            return plain;
        }
        return Element.of("div", "rich")
                .add(words(capability))
                .add(Element.of("details")
                        .add("summary", "As rpm writes it")
                        .add(Element.of("code").text(text)));
    }

    /** What the version of {@code user(name)} and {@code group(name)} holds since rpm 4.19: a line of sysusers.d(5). */
    private static Optional<String> account(String text) {
        Matcher account = ACCOUNT.matcher(text);
        if (!account.matches()) {
            return Optional.empty();
        }
        try {
            byte[] line = Base64.getDecoder().decode(account.group(1));
            return Optional.of(new String(line, StandardCharsets.UTF_8).replace("\0", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Element words(Capability capability) {
        if (capability.operands().isEmpty()) {
            return Element.of("code").text(capability.text());
        }
        return switch (capability.operator()) {
            case "or" -> list("one of ", capability);
            case "and" -> list("all of ", capability);
            case "with" -> list("one package that is all of ", capability);
            default -> sentence(capability);
        };
    }

    private static Element list(String lead, Capability capability) {
        Element words = Element.of("span").text(lead);
        boolean plain = capability.operands().stream()
                .allMatch(operand -> operand.operands().isEmpty());
        if (plain) {
            String separator = "";
            for (String name : NumberedNames.shortened(capability.names())) {
                words.text(separator).add(Element.of("code").text(name));
                separator = ", ";
            }
            return words;
        }
        return Element.of("div")
                .add(words)
                .add(Element.of("ul")
                        .add(capability.operands().stream()
                                .map(operand -> Element.of("li").add(words(operand)))));
    }

    /** {@code a if b else c}, {@code a unless b}, {@code a without b}. */
    private static Element sentence(Capability capability) {
        Element words = Element.of("span");
        List<String> operators = List.of(capability.operator().split(" "));
        for (int i = 0; i < capability.operands().size(); i++) {
            if (i > 0) {
                words.text(" " + operators.get(Math.min(i, operators.size()) - 1) + " ");
            }
            words.add(words(capability.operands().get(i)));
        }
        return words;
    }
}
