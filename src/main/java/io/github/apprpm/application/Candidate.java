package io.github.apprpm.application;

import io.github.apprpm.application.Application.Start;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A file that may be the application. */
final class Candidate {
    /** The forms of an application; the first ones need the fewest other files. */
    enum Form {
        COMPLETE("has its libraries inside"),
        WITH_CLASS_PATH("names its libraries in the manifest"),
        WITH_LIBRARIES("needs the module's dependencies"),
        NOT_EXECUTABLE("its manifest has no Main-Class");

        private final String remark;

        Form(String remark) {
            this.remark = remark;
        }
    }

    private final Archive archive;
    private final BuildOutput build;
    private final Form form;

    private Candidate(Archive archive, BuildOutput build, Form form) {
        this.archive = archive;
        this.build = build;
        this.form = form;
    }

    static Candidate of(Path path, BuildOutput build) throws IOException {
        Archive archive = Archive.read(path);
        return new Candidate(archive, build, formOf(archive, build, isArtifact(path, build)));
    }

    /** A file that the user named; a main class, if one is set, is in this file. */
    static Candidate named(Path path, BuildOutput build) throws IOException {
        Archive archive = Archive.read(path);
        return new Candidate(archive, build, formOf(archive, build, true));
    }

    /** A file whose loader needs the other files of its directory. */
    static Candidate quarkus(Path jar) throws IOException {
        return new Candidate(Archive.read(jar), null, Form.COMPLETE);
    }

    private static Form formOf(Archive archive, BuildOutput build, boolean mayHaveMainClass) throws IOException {
        if (archive.loader().isPresent()) {
            return Form.COMPLETE;
        }
        if (archive.mainClass().isEmpty()) {
            return mayHaveMainClass && build.mainClass().isPresent() ? Form.WITH_LIBRARIES : Form.NOT_EXECUTABLE;
        }
        if (!archive.classPath().isEmpty()) {
            return Form.WITH_CLASS_PATH;
        }
        return isSelfContained(archive, libraries(archive, build)) ? Form.COMPLETE : Form.WITH_LIBRARIES;
    }

    private static boolean isArtifact(Path path, BuildOutput build) {
        return build.artifacts().stream().anyMatch(artifact -> sameFile(artifact, path));
    }

    private static boolean sameFile(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /** The module's libraries; the application itself may be one of its dependencies. */
    private static List<Path> libraries(Archive archive, BuildOutput build) {
        return build.libraries().stream()
                .filter(library -> !sameFile(library, archive.path()))
                .toList();
    }

    /** Whether the module's libraries were unpacked into the jar, perhaps not all or under other names. */
    private static boolean isSelfContained(Archive archive, List<Path> libraries) throws IOException {
        if (libraries.isEmpty() || archive.mavenArtifacts() > 1) {
            return true;
        }
        for (Path library : libraries) {
            if (Files.isRegularFile(library)) {
                Optional<String> first = Archive.firstClass(library);
                if (first.isPresent() && archive.contains(first.get())) {
                    return true;
                }
            }
        }
        return false;
    }

    Form form() {
        return form;
    }

    Path path() {
        return archive.path();
    }

    /** Whether the module's build attached the file, and did not only leave it in the build directory. */
    boolean isArtifact() {
        return isArtifact(path(), build);
    }

    String remark() {
        return form.remark;
    }

    Application application() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        if (archive.loader().equals(Optional.of(Framework.QUARKUS))) {
            addTree(files, archive.path().getParent());
            return new Application(archive.path(), files, Start.jar(archive.fileName()), Framework.QUARKUS);
        }
        files.put(installedName(), archive.path());
        return switch (form) {
            case COMPLETE -> application(files, complete());
            case WITH_CLASS_PATH -> {
                addClassPath(files);
                yield application(files, Start.jar(installedName()));
            }
            case WITH_LIBRARIES -> application(files, withLibraries(files));
            case NOT_EXECUTABLE -> throw new IllegalStateException("not executable");
        };
    }

    private String installedName() {
        String name = archive.fileName();
        return build.name() + name.substring(name.lastIndexOf('.'));
    }

    private Start complete() {
        return archive.loader().isPresent() || build.mainClass().isEmpty()
                ? Start.jar(installedName())
                : new Start(List.of(installedName()), build.mainClass());
    }

    private Application application(SortedMap<String, Path> files, Start start) {
        return new Application(archive.path(), files, start, framework(files));
    }

    private static void addTree(SortedMap<String, Path> files, Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            tree.filter(Files::isRegularFile).forEach(path -> files.put(slashes(directory.relativize(path)), path));
        }
    }

    private static String slashes(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private void addClassPath(SortedMap<String, Path> files) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String entry : archive.classPath()) {
            Path beside = archive.path().resolveSibling(entry).normalize();
            boolean inside = !entry.startsWith("/") && !entry.contains(":") && !entry.contains("..");
            if (entry.endsWith("/") || Files.isDirectory(beside)) {
                // Others may be on the host, such as ../conf/; the JVM ignores entries that do not exist.
                if (inside && Files.isDirectory(beside) && !archive.path().startsWith(beside)) {
                    addBelow(files, entry, beside);
                }
            } else if (!inside) {
                missing.add(entry);
            } else if (Files.isRegularFile(beside)) {
                files.put(entry, beside);
            } else {
                library(entry).ifPresentOrElse(path -> files.put(entry, path), () -> missing.add(entry));
            }
        }
        if (!missing.isEmpty()) {
            throw new PackagingException(
                    "The manifest of '%s' names files in its Class-Path that are not beside it: %s"
                            .formatted(archive.path(), String.join(", ", missing)),
                    "Copy them there before this goal runs (dependency:copy-dependencies), or correct the Class-Path");
        }
    }

    private static void addBelow(SortedMap<String, Path> files, String entry, Path directory) throws IOException {
        SortedMap<String, Path> tree = new TreeMap<>();
        addTree(tree, directory);
        String prefix = entry.endsWith("/") ? entry : entry + "/";
        tree.forEach((name, path) -> files.put(prefix + name, path));
    }

    /** A library of the module with the same file name: the manifest may be written without copying anything. */
    private Optional<Path> library(String entry) {
        String name = InstallPath.name(entry);
        return build.libraries().stream()
                .filter(library -> library.getFileName().toString().equals(name))
                .findFirst();
    }

    private Start withLibraries(SortedMap<String, Path> files) {
        List<String> classPath = new ArrayList<>(List.of(installedName()));
        for (Path library : libraries(archive, build)) {
            if (!Files.isRegularFile(library)) {
                throw new PackagingException(
                        "The dependency '%s' is not a jar".formatted(library),
                        "Build the module that it comes from up to the phase package");
            }
            String name = library.getFileName().toString();
            if (files.containsKey(name)) {
                // Artifacts of two groups may share a file name.
                name = classPath.size() + "-" + name;
            }
            files.put(name, library);
            classPath.add(name);
        }
        Optional<String> named = build.mainClass().or(archive::mainClass);
        return new Start(classPath, named);
    }

    private Framework framework(SortedMap<String, Path> files) {
        List<String> names = files.values().stream()
                .map(path -> path.getFileName().toString())
                .toList();
        return archive.loader().orElseGet(() -> Framework.of(archive::contains, names));
    }
}
