package io.github.apprpm.service;

import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.RegularFile;
import io.github.apprpm.model.Payload;
import io.github.apprpm.model.ShellWord;
import io.github.apprpm.systemd.UnitPath;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The units that a package installs, as words of the shell.
 *
 * @param names the names of the files: first timers, sockets and the like, which would start a service again that is stopped before
 *     them, then the package's own service, then the others; {@code shop@.service} is a template
 * @param replaced the services that packages which this one obsoletes have, if they are named like them
 */
public record OwnUnits(List<String> names, List<String> replaced) {
    public OwnUnits {
        names = List.copyOf(names);
        replaced = List.copyOf(replaced);
    }

    /** Those of a package that obsoletes none. */
    public OwnUnits(List<String> names) {
        this(names, List.of());
    }

    /** The units among the files of a package; its own service is named as it is. */
    public static OwnUnits of(Payload payload, String own) {
        List<String> names = payload.entries().stream()
                .filter(RegularFile.class::isInstance)
                .map(Entry::path)
                .flatMap(path -> UnitPath.of(path).stream())
                .filter(unit -> unit.isOfSystem() && !unit.isDropIn())
                .map(UnitPath::unit)
                .distinct()
                .sorted(Comparator.comparing((String name) -> name.endsWith(".service"))
                        .thenComparing(name -> !name.equals(own))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return new OwnUnits(names);
    }

    /** The same, with the services of the packages that are obsoleted. */
    public OwnUnits replacing(Stream<String> packages) {
        return new OwnUnits(
                names,
                packages.filter(name -> name.matches("[A-Za-z0-9._-]+"))
                        .map(UnitPath::unitName)
                        .filter(unit -> !names.contains(unit))
                        .distinct()
                        .toList());
    }

    /** Those that are replaced, in one word with blanks. */
    String predecessors() {
        return quoted(String.join(" ", replaced));
    }

    /** The files, templates among them. */
    String files() {
        return words(names.stream());
    }

    /** Those that are units themselves, and no templates, in one word with blanks. */
    String plain() {
        return quoted(names.stream().filter(name -> !isTemplate(name)).collect(Collectors.joining(" ")));
    }

    /** All units that systemd may know, instances of templates among them, as systemctl takes them. */
    String loaded() {
        return words(names.stream().map(OwnUnits::instances));
    }

    /** What matches {@code path:target} of a link that is named like one of them, or leads to one. */
    String links() {
        return Stream.concat(
                        names.stream().map(name -> "*/%s:*".formatted(pattern(instances(name)))),
                        names.stream().map(name -> "*:" + quoted(name)))
                .collect(Collectors.joining(" | "));
    }

    private static boolean isTemplate(String name) {
        return name.contains("@.");
    }

    private static String instances(String name) {
        return name.replace("@.", "@*.");
    }

    private static String words(Stream<String> names) {
        return names.map(OwnUnits::quoted).collect(Collectors.joining(" "));
    }

    /** A pattern in which the star alone is not literal. */
    private static String pattern(String glob) {
        return Stream.of(glob.split("\\*", -1)).map(OwnUnits::quoted).collect(Collectors.joining("*"));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9@._:-]+") ? word : ShellWord.quoted(word);
    }
}
