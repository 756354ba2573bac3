package io.github.apprpm.report;

import io.github.apprpm.html.Anchor;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.inspect.FileFlags;
import io.github.apprpm.inspect.FileMode;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a package. */
final class FileList {
    static final int MOST = 2000;

    private final List<PackagedFile> files;

    FileList(RpmPackage rpm) {
        this.files = rpm.files();
    }

    /** Adds where in the page each file is described. */
    void addAnchors(Map<String, Anchor> anchors) {
        files.stream()
                .limit(MOST)
                .forEach(file -> anchors.putIfAbsent(
                        file.path(), new Anchor("f" + file.index(), InstallPath.name(file.path()))));
    }

    Section section() {
        Table table = new Table("files", "Files", List.of("Path", "Mode", "Owner", "Size"));
        files.stream().limit(MOST).forEach(file -> table.add(row(file)));
        Element content = Element.of("div").add(table.element());
        if (files.size() > MOST) {
            content.add(
                    "p",
                    "The first %d of %d files. All are in apprpm:inspect -Dformat=json.".formatted(MOST, files.size()));
        }
        return Section.of("files", "Files", files.size(), content);
    }

    private static Element row(PackagedFile file) {
        Element path = Element.of("td").add("code", file.path());
        if (file.isSymlink()) {
            path.text(" \u2192 ").add("code", file.linkTarget());
        }
        flags(file)
                .forEach(flag -> path.text(" ").add(Element.of("span", "label").text(flag)));
        return Element.of("tr")
                .with("id", "f" + file.index())
                .add(path)
                .add(Element.of("td", "mode")
                        .with("data-value", file.permissions())
                        .add("code", mode(file))
                        .text(" ")
                        .add("code", octal(file)))
                .add(Element.of("td", "owner").text(file.owner() + ":" + file.group()))
                .add(
                        file.isRegular()
                                ? Table.bytes(file.size())
                                : Element.of("td", "size").with("data-value", -1));
    }

    /** The words of a spec file, and what setcap(8) has given it. */
    static List<String> flags(PackagedFile file) {
        return Stream.of(String.join(", ", FileFlags.of(file.flags())), file.capabilities())
                .filter(words -> !words.isEmpty())
                .toList();
    }

    static String octal(PackagedFile file) {
        return String.format(Locale.ROOT, "%04o", file.permissions());
    }

    /** As {@code ls -l} prints it. */
    static String mode(PackagedFile file) {
        return FileMode.text(file.mode());
    }
}
