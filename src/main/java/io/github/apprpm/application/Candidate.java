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

    private Candidate(Archive archive, BuildOutput build, Form form, List<RuntimeLibrary> beside) {
        this.archive = archive;
        this.build = build;
        this.form = form;
        this.beside = beside;
    }

    static Candidate of(Path path, BuildOutput build) throws IOException {
        return of(Archive.read(path), build, build.isArtifact(path));
    }

    /** A file that the user named; a main class, if one is set, is in this file. */
    static Candidate named(Path path, BuildOutput build) throws IOException {
        return of(Archive.read(path), build, true);
    }

    /** A file whose loader needs the other files of its directory. */
    static Candidate quarkus(Path jar) throws IOException {
        return new Candidate(Archive.read(jar), null, Form.COMPLETE, List.of());
    }

    private static Candidate of(Archive archive, BuildOutput build, boolean mayHaveMainClass) throws IOException {
        if (archive.loader().isPresent()) {
            return new Candidate(archive, build, Form.COMPLETE, List.of());
        }
        if (archive.mainClass().isEmpty()
                && !(mayHaveMainClass && build.mainClass().isPresent())) {
            return new Candidate(archive, build, Form.NOT_EXECUTABLE, List.of());
        }
        List<RuntimeLibrary> beside = new ModuleLibraries(archive, build).beside();
        if (archive.classPath().stream().anyMatch(entry -> !entry.isDirectory())) {
            // The manifest decides, but Maven writes no library of the scope system into it.
            return new Candidate(
                    archive,
                    build,
                    Form.WITH_CLASS_PATH,
                    beside.stream().filter(RuntimeLibrary::isOnlyOfThisMachine).toList());
        }
        boolean isComplete = beside.isEmpty() && archive.mainClass().isPresent();
        return new Candidate(archive, build, isComplete ? Form.COMPLETE : Form.WITH_LIBRARIES, beside);
    }

    Form form() {
        return form;
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
        if (archive.loader().equals(Optional.of(Framework.QUARKUS))) {
            files.putAll(ApplicationTree.of(archive.path().getParent()).files());
            return new Application(archive.path(), files, Start.jar(archive.fileName()), Framework.QUARKUS);
        }
        if (archive.loader().isPresent()) {
            files.put(installedName(), archive.path());
            return new Application(
                    archive.path(),
                    files,
                    Start.jar(installedName()),
                    archive.loader().get());
        }
        ClassPath classPath = new ClassPath(build, files);
        classPath.start(archive, installedName());
        for (RuntimeLibrary library : beside) {
            if (!Files.isRegularFile(library.file())) {
                throw new PackagingException(
                        "The dependency '%s' is not a jar".formatted(library.file()),
                        "Build the module that it comes from up to the phase package");
            }
            if (!classPath.has(library.file())) {
                classPath.add(library.file());
            }
        }
        return new Application(
                archive.path(), files, start(classPath.elements()), framework(files), classPath.warnings());
    }

    private String installedName() {
        String name = archive.fileName();
        return build.name() + name.substring(name.lastIndexOf('.'));
    }

    /** The jar itself, if it can start as it is; else its main class, and what the JVM reads from the manifest of such a jar. */
    private Start start(List<String> classPath) throws IOException {
        Optional<String> mainClass = build.mainClass().or(archive::mainClass);
        if (classPath.size() == 1 && mainClass.equals(archive.mainClass())) {
            return Start.jar(installedName());
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
