package io.github.apprpm.application;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the JVM loads classes from: the jars that the command names, the files that their manifests name, and the files that
 * those name.
 */
final class ClassPath {
    private static final Pattern TIME_STAMP = Pattern.compile("-\\d{8}\\.\\d{6}-\\d+(?=[.-])");
    private static final int ENOUGH = 10;

    private final BuildOutput build;
    /** The files by their place in the application. */
    private final SortedMap<String, Path> files;

    /** The places of a directory that is packaged as it is. */
    private final Set<String> given;

    private final List<String> elements = new ArrayList<>();
    private final Set<String> followed = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param files what the application has anyway, to which is added
     */
    ClassPath(BuildOutput build, SortedMap<String, Path> files) {
        this.build = build;
        this.files = files;
        this.given = Set.copyOf(files.keySet());
    }

    /** What the command has to name, in its order. */
    List<String> elements() {
        return elements;
    }

    /** What the JVM ignores, and an administrator would miss. */
    List<String> warnings() {
        return warnings;
    }

    /** Starts with the jar of the application. */
    void start(Archive archive, String place) throws IOException {
        files.put(place, archive.path());
        elements.add(place);
        List<String> missing = follow(archive.path(), archive.classPath(), place);
        List<String> refused = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (String entry : missing) {
            Optional<String> other = similar(archive.path(), ClassPathEntry.of(entry));
            other.ifPresentOrElse(
                    name -> refused.add("%s (there is %s)".formatted(entry, name)), () -> ignored.add(entry));
        }
        if (!refused.isEmpty()) {
            throw new PackagingException(
                    "The manifest of '%s' names files in its Class-Path that are not beside it: %s"
                            .formatted(archive.path(), String.join(", ", refused)),
                    "Copy them there before this goal runs (dependency:copy-dependencies), or correct the Class-Path");
        }
        if (!ignored.isEmpty()) {
            warnings.add("The Class-Path of '%s' names what does not exist, which the JVM ignores: %s"
                    .formatted(archive.fileName(), shortened(ignored)));
        }
    }

    private static String shortened(List<String> names) {
        String more = names.size() > ENOUGH ? ", and %s more".formatted(names.size() - ENOUGH) : "";
        return String.join(", ", names.subList(0, Math.min(ENOUGH, names.size()))) + more;
    }

    /** Adds a library: the file of the directory that it is, or else one beside the first jar. */
    void add(RuntimeLibrary library) throws IOException {
        Optional<String> place = given.stream()
                .filter(name -> library.names().contains(InstallPath.name(name)))
                .sorted()
                .findFirst();
        if (place.isPresent()) {
            addPlace(place.get());
        } else if (!files.containsValue(library.file())) {
            add(library.file());
        }
    }

    /** Adds the other jars of the directory that a jar is in. */
    void addDirectoryOf(String place) throws IOException {
        for (String name : given.stream().sorted().toList()) {
            if (name.endsWith(".jar") && InstallPath.parent("/" + name).equals(InstallPath.parent("/" + place))) {
                addPlace(name);
            }
        }
    }

    private void addPlace(String place) throws IOException {
        if (!elements.contains(place)) {
            elements.add(place);
            follow(files.get(place), Archive.classPath(files.get(place)), place);
        }
    }

    /** Adds a jar beside the first one. */
    private void add(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        if (files.containsKey(name)) {
            // Artifacts of two groups may share a file name.
            name = elements.size() + "-" + name;
        }
        files.put(name, jar);
        elements.add(name);
        // What a library names and nobody has is missing without this package, too.
        follow(jar, Archive.classPath(jar), name);
    }

    /** Returns the entries that name nothing. */
    private List<String> follow(Path jar, List<ClassPathEntry> entries, String place) throws IOException {
        List<String> missing = new ArrayList<>();
        if (followed.add(place)) {
            for (ClassPathEntry entry : entries) {
                if (entry.isDirectory()) {
                    addDirectory(jar, entry, place);
                } else if (!addFile(jar, entry, place)) {
                    missing.add(entry.text());
                }
            }
        }
        return missing;
    }

    private boolean addFile(Path jar, ClassPathEntry entry, String place) throws IOException {
        Optional<String> below = entry.below(place);
        Optional<Path> packaged = below.map(files::get);
        Optional<Path> found = packaged.isPresent() ? packaged : found(jar, entry);
        if (found.isEmpty()) {
            return false;
        }
        if (below.isEmpty()) {
            if (!files.containsValue(found.get())) {
                add(found.get());
            }
            return true;
        }
        files.put(below.get(), found.get());
        follow(found.get(), Archive.classPath(found.get()), below.get());
        return true;
    }

    private Optional<Path> found(Path jar, ClassPathEntry entry) throws IOException {
        Optional<Path> beside = entry.on(jar).filter(Files::isRegularFile);
        if (beside.isPresent() || entry.path().isEmpty()) {
            return beside;
        }
        Optional<Path> library = library(entry.path().get());
        if (library.isPresent()) {
            return library;
        }
        List<Path> twins = twins(entry.on(jar).get());
        return twins.size() == 1 ? Optional.of(twins.get(0)) : Optional.empty();
    }

    /** A library of the module with this file name: the manifest may be written without copying anything. */
    private Optional<Path> library(String path) {
        String name = InstallPath.name(path);
        List<RuntimeLibrary> named = build.libraries().stream()
                .filter(library -> library.names().contains(name)
                        && library.file().toString().endsWith(".jar"))
                .toList();
        return named.stream()
                .filter(library -> named.size() == 1
                        || path.contains(library.groupId())
                        || path.contains(library.groupId().replace('.', '/')))
                .findFirst()
                .or(() -> named.stream().findFirst())
                .map(RuntimeLibrary::file);
    }

    /** The files beside one that are the same SNAPSHOT, with another time stamp or with none. */
    private static List<Path> twins(Path file) throws IOException {
        String name = file.getFileName().toString();
        String base = base(name);
        if (!base.contains("-SNAPSHOT") || !Files.isDirectory(file.getParent())) {
            return List.of();
        }
        List<Path> twins = new ArrayList<>();
        try (DirectoryStream<Path> others = Files.newDirectoryStream(file.getParent())) {
            for (Path other : others) {
                if (base(other.getFileName().toString()).equals(base)) {
                    twins.add(other);
                }
            }
        }
        return twins.stream().sorted().toList();
    }

    private static String base(String name) {
        return TIME_STAMP.matcher(name).replaceFirst("-SNAPSHOT");
    }

    /** What is meant by an entry that names nothing, if it can be told. */
    private Optional<String> similar(Path jar, ClassPathEntry entry) throws IOException {
        if (entry.path().isEmpty()) {
            return Optional.empty();
        }
        String name = InstallPath.name(entry.path().get());
        List<String> meant = Stream.concat(
                        twins(entry.on(jar).get()).stream()
                                .map(Path::getFileName)
                                .map(Path::toString),
                        build.libraries().stream()
                                .filter(library -> library.isVersionOf(name))
                                .map(RuntimeLibrary::fileName))
                .distinct()
                .toList();
        return meant.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", meant));
    }

    private void addDirectory(Path jar, ClassPathEntry entry, String place) throws IOException {
        Optional<Path> directory = entry.on(jar).filter(Files::isDirectory);
        if (directory.isEmpty() || jar.toAbsolutePath().startsWith(directory.get())) {
            // The host may have it, such as ../conf/; the build's directory is not meant.
            return;
        }
        Optional<String> below = entry.below(place);
        if (below.isEmpty()) {
            warnings.add("The directory '%s' of the Class-Path of '%s' is not packaged: package it with <files>"
                    .formatted(entry.text(), jar.getFileName()));
            return;
        }
        String prefix = below.get() + "/";
        if (given.stream().noneMatch(name -> name.startsWith(prefix))) {
            ApplicationTree.of(directory.get()).files().forEach((name, file) -> files.put(prefix + name, file));
        }
    }
}
