package io.github.apprpm.report;

import io.github.apprpm.html.Anchor;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.Library;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.text.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The libraries of a package, by their coordinates. */
final class Libraries {
    static final int MOST = 2000;

    private final Map<String, Anchor> anchors = new TreeMap<>();
    private final List<Library> all;
    private int drawn;
    private int left;
    private int anchored;

    Libraries(PackageContents contents) {
        this.all = contents.libraries();
    }

    /** Where in the page each library is described, by its path as the plot has it. */
    Map<String, Anchor> anchors() {
        return anchors;
    }

    Optional<Section> section() {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        int count = (int) all.stream().flatMap(Library::all).count();
        Element content = Element.of("div");
        List<Library> single =
                all.stream().filter(library -> library.libraries().isEmpty()).toList();
        if (!single.isEmpty()) {
            content.add(table("Libraries", single));
        }
        for (Library outer : all) {
            if (!outer.libraries().isEmpty()) {
                content.add(outer(outer)).add(table(outer.path(), inner(outer)));
                outer.notes().forEach(note -> content.add("p", note + "."));
            }
        }
        if (left > 0) {
            content.add("p", "%d more are not shown.".formatted(left));
        }
        return Optional.of(Section.of("libraries", "Libraries", count, content));
    }

    private static List<Library> inner(Library outer) {
        List<Library> inner = new ArrayList<>();
        outer.libraries().forEach(library -> library.all().forEach(inner::add));
        return inner;
    }

    private Element outer(Library outer) {
        return Element.of("h3")
                .with("id", anchor(outer))
                .add("code", outer.path())
                .text(" %s, %s".formatted(outer.coordinates(), Bytes.of(outer.size())));
    }

    private Element table(String name, List<Library> libraries) {
        Table table = new Table("libraries", name, List.of("Library", "Version", "Size", "License", "Known from"));
        int room = Math.min(libraries.size(), MOST - drawn);
        libraries.stream().limit(room).map(this::row).forEach(table::add);
        drawn += room;
        left += libraries.size() - room;
        return table.element();
    }

    private Element row(Library library) {
        Coordinates coordinates = library.coordinates();
        Element name = Element.of("td").add("b", coordinates.artifactId());
        coordinates.classifier().ifPresent(classifier -> name.text(" " + classifier));
        coordinates
                .groupId()
                .ifPresent(
                        group -> name.text(" ").add(Element.of("span", "group").text(group)));
        unexpectedFile(library).ifPresent(file -> name.add(Element.of("br")).add("code", file));
        library.notes().forEach(note -> name.add(Element.of("br")).text(note + "."));
        Element size = library.isShaded()
                ? Element.of("td", "size").with("data-value", 0).text("unpacked")
                : Table.bytes(library.packedSize());
        return Element.of("tr")
                .with("id", anchor(library))
                .add(name)
                .add(Element.of("td", "version").text(coordinates.version().orElse("")))
                .add(size)
                .add(Element.of("td", "license").text(licenses(library)))
                .add(Element.of("td", "evidence").text(library.evidence().toString()));
    }

    /** Addresses without {@code https://www.} */
    private static String licenses(Library library) {
        return library.licenses().stream()
                .map(license -> license.replaceFirst("^https?://(www\\.)?", ""))
                .collect(Collectors.joining(", "));
    }

    /** The name of the file, where it is not what the coordinates say. */
    private static Optional<String> unexpectedFile(Library library) {
        Coordinates coordinates = library.coordinates();
        String file = InstallPath.name(library.path());
        String expected = coordinates.artifactId()
                + coordinates.version().map(version -> "-" + version).orElse("")
                + coordinates.classifier().map(classifier -> "-" + classifier).orElse("");
        return Optional.of(file)
                .filter(name ->
                        !name.isEmpty() && !name.replaceFirst("\\.\\w+$", "").equals(expected));
    }

    private String anchor(Library library) {
        String anchor = "l" + anchored++;
        anchors.putIfAbsent(
                plotPath(library.path()),
                new Anchor(anchor, library.coordinates().artifactId()));
        return anchor;
    }

    /** Within jars, the plot knows no directories. */
    private static String plotPath(String path) {
        String[] steps = path.split("!/");
        StringBuilder result = new StringBuilder(steps[0]);
        for (int i = 1; i < steps.length; i++) {
            boolean last = i == steps.length - 1 && steps[i].endsWith("/");
            result.append("!/").append(last ? steps[i] : InstallPath.name(steps[i]));
        }
        return result.toString();
    }
}
