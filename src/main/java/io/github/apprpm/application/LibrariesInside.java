package io.github.apprpm.application;

import io.github.apprpm.model.InstallPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Which of the module's libraries are in its jar: as files, or merged into it, perhaps without what is not used or under
 * other names. Each is judged by itself, as a build may merge some of them.
 */
final class LibrariesInside {
    /** What every jar has, and what is left out or joined when jars are merged. */
    private static final Pattern INCIDENTAL = Pattern.compile(
            ".*/|META-INF/(MANIFEST\\.MF|INDEX\\.LIST|maven/.*|services/.*|[^/]*\\.(SF|RSA|DSA|EC)|versions/.*|[^/]*(LICENSE|NOTICE|DEPENDENCIES)[^/]*)"
                    + "|(.*/)?module-info\\.class|[^/]*(LICENSE|NOTICE|README|about)[^/]*");

    private final Archive archive;
    private final Set<String> foreign;
    private final Set<String> endings;
    private final Set<String> fileNames;
    /** What each library has. */
    private final Map<RuntimeLibrary, List<String>> contents = new LinkedHashMap<>();
    /** How many libraries have an entry. */
    private final Map<String, Integer> owners = new HashMap<>();

    private LibrariesInside(Archive archive, Path classes, List<RuntimeLibrary> libraries) throws IOException {
        this.archive = archive;
        // A class of the module may have the name of a library's, to take its place.
        foreign = archive.entries().stream()
                .filter(name -> !Files.exists(classes.resolve(name)))
                .collect(Collectors.toSet());
        fileNames = archive.entries().stream().map(InstallPath::name).collect(Collectors.toSet());
        for (RuntimeLibrary library : libraries) {
            List<String> names = Files.isRegularFile(library.file()) ? contents(library.file()) : List.of();
            contents.put(library, names);
            names.forEach(name -> owners.merge(name, 1, Integer::sum));
        }
        endings = foreign.stream()
                .filter(name -> Archive.isOrdinaryClass(name) && !owners.containsKey(name))
                .map(LibrariesInside::ending)
                .collect(Collectors.toSet());
    }

    /**
     * The libraries that are not in a jar.
     *
     * @param archive the jar
     * @param classes the directory of the module's own classes, which need not exist
     * @param libraries those of the module
     */
    static List<RuntimeLibrary> missing(Archive archive, Path classes, List<RuntimeLibrary> libraries)
            throws IOException {
        LibrariesInside inside = new LibrariesInside(archive, classes, libraries);
        Set<RuntimeLibrary> found =
                libraries.stream().filter(inside::isInside).collect(Collectors.toCollection(HashSet::new));
        return libraries.stream()
                // Nothing of an empty one could be found.
                .filter(library -> !found.contains(library) && (found.isEmpty() || !inside.isEmpty(library)))
                .toList();
    }

    private boolean isInside(RuntimeLibrary library) {
        return library.names().stream().anyMatch(fileNames::contains)
                || archive.contains(library.descriptor())
                || isMerged(contents.get(library))
                || isRelocated(contents.get(library));
    }

    /** A class that several libraries have does not tell which of them is there. */
    private boolean isMerged(List<String> names) {
        List<String> present = names.stream().filter(foreign::contains).toList();
        return !present.isEmpty()
                && (present.size() == names.size() || present.stream().anyMatch(name -> owners.get(name) == 1));
    }

    /** Most classes are there in packages that end alike: {@code com/acme/hidden/hats/Api} for {@code org/hats/Api}. */
    private boolean isRelocated(List<String> names) {
        List<String> classes = names.stream().filter(Archive::isOrdinaryClass).toList();
        long present =
                classes.stream().filter(name -> endings.contains(ending(name))).count();
        return present > 0 && 2 * present > classes.size();
    }

    private boolean isEmpty(RuntimeLibrary library) {
        return Files.isRegularFile(library.file()) && contents.get(library).isEmpty();
    }

    /** The last directory and the name. */
    private static String ending(String name) {
        return InstallPath.name(InstallPath.parent(name)) + "/" + InstallPath.name(name);
    }

    /** Its classes, or without any what else is in it. */
    private static List<String> contents(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false);
                Stream<String> entries = file.stream().map(ZipEntry::getName)) {
            List<String> names = new ArrayList<>(
                    entries.filter(name -> !INCIDENTAL.matcher(name).matches()).toList());
            List<String> classes =
                    names.stream().filter(Archive::isOrdinaryClass).toList();
            return classes.isEmpty() ? names : classes;
        }
    }
}
