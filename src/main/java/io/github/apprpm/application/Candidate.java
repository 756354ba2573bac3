package io.github.apprpm.application;

import io.github.apprpm.application.Application.Start;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** The one that needs the fewest other files is the first. */
    static final Comparator<Candidate> COMPLETENESS =
            Comparator.comparing(Candidate::form).thenComparing(candidate -> candidate.beside.size());

    private final Archive archive;
    private final BuildOutput build;
    private final Form form;
    /** The module's libraries that it needs, and neither has nor names. */
    private final List<RuntimeLibrary> beside;
    /** The directory that it was found in, if all of that is the application. */
    private final Optional<ApplicationTree> tree;

    private Candidate(
            Archive archive,
            BuildOutput build,
            Form form,
            List<RuntimeLibrary> beside,
            Optional<ApplicationTree> tree) {
        this.archive = archive;
        this.build = build;
        this.form = form;
        this.beside = beside;
        this.tree = tree;
    }

    static Candidate of(Path path, BuildOutput build) throws IOException {
        return of(Archive.read(path), build, build.isArtifact(path));
    }

    /** A file that the user named; a main class, if one is set, is in this file. */
    static Candidate named(Path path, BuildOutput build) throws IOException {
        return of(Archive.read(path), build, true);
    }

    /** The same in a directory that is packaged as it is. */
    Candidate in(ApplicationTree directory) {
        return new Candidate(archive, build, form, beside, Optional.of(directory));
    }

    private static Candidate of(Archive archive, BuildOutput build, boolean mayHaveMainClass) throws IOException {
        if (archive.loader().isPresent()) {
            return of(archive, build, Form.COMPLETE, List.of());
        }
        if (archive.mainClass().isEmpty()
                && !(mayHaveMainClass && build.mainClass().isPresent())) {
            return of(archive, build, Form.NOT_EXECUTABLE, List.of());
        }
        List<RuntimeLibrary> beside = new ModuleLibraries(archive, build).beside();
        if (archive.classPath().stream().anyMatch(entry -> !entry.isDirectory())) {
            // The manifest decides, but Maven writes no library of the scope system into it.
            return of(
                    archive,
                    build,
                    Form.WITH_CLASS_PATH,
                    beside.stream().filter(RuntimeLibrary::isOnlyOfThisMachine).toList());
        }
        boolean isComplete = beside.isEmpty() && archive.mainClass().isPresent();
        return of(archive, build, isComplete ? Form.COMPLETE : Form.WITH_LIBRARIES, beside);
    }

    private static Candidate of(Archive archive, BuildOutput build, Form form, List<RuntimeLibrary> beside)
            throws IOException {
        // The loader of Quarkus needs the other files of its directory.
        Optional<ApplicationTree> tree = archive.loader().equals(Optional.of(Framework.QUARKUS))
                ? Optional.of(ApplicationTree.of(archive.path().getParent()))
                : Optional.empty();
        return new Candidate(archive, build, form, beside, tree);
    }

    Form form() {
        return form;
    }

    /** Whether a class is in it. */
    boolean has(String className) {
        return archive.hasClass(className);
    }

    Path path() {
        return archive.path();
    }

    /** Whether the module's build attached the file, and did not only leave it in the build directory. */
    boolean isArtifact() {
        return build.isArtifact(path());
    }

    String remark() {
        return form.remark;
    }

    Application application() throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        tree.ifPresent(directory -> files.putAll(directory.files()));
        if (archive.loader().isPresent()) {
            files.put(place(), archive.path());
            return new Application(
                    archive.path(),
                    files,
                    tree,
                    Start.jar(place()),
                    archive.loader().get(),
                    List.of());
        }
        ClassPath classPath = new ClassPath(build, files);
        classPath.start(archive, place());
        if (tree.isPresent()
                && archive.mainClass().isEmpty()
                && archive.classPath().isEmpty()) {
            // Such a distribution has a script that names all jars of one directory.
            classPath.addDirectoryOf(place());
        }
        for (RuntimeLibrary library : beside) {
            if (!Files.isRegularFile(library.file())) {
                throw new PackagingException(
                        "The dependency '%s' is not a jar".formatted(library.file()),
                        "Build the module that it comes from up to the phase package");
            }
            classPath.add(library);
        }
        return new Application(
                archive.path(), files, tree, start(classPath.elements()), framework(files), classPath.warnings());
    }

    /** A directory keeps its names. */
    private String place() {
        return tree.flatMap(directory -> directory.files().entrySet().stream()
                        .filter(file -> file.getValue().equals(archive.path()))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElseGet(this::installedName);
    }

    private String installedName() {
        return build.name() + (archive.fileName().endsWith(".war") ? ".war" : ".jar");
    }

    /** The jar itself, if it can start as it is; else its main class, and what the JVM reads from the manifest of such a jar. */
    private Start start(List<String> classPath) throws IOException {
        Optional<String> mainClass = build.mainClass().or(archive::mainClass);
        if (classPath.size() == 1 && mainClass.equals(archive.mainClass())) {
            return Start.jar(place());
        }
        return new Start(
                classPath,
                mainClass,
                LaunchJar.isNeededFor(archive)
                        ? Optional.of(LaunchJar.of(
                                build.name() + "-launch.jar", archive, new ArrayList<>(classPath), mainClass.get()))
                        : Optional.empty());
    }

    private Framework framework(SortedMap<String, Path> files) {
        List<String> names = files.values().stream()
                .map(path -> path.getFileName().toString())
                .toList();
        return Framework.of(archive::contains, names);
    }
}
