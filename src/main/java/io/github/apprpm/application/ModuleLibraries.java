package io.github.apprpm.application;

import io.github.apprpm.tree.SourceTree;
import io.github.apprpm.tree.SourceTree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** Which of the module's libraries a jar needs beside it. */
final class ModuleLibraries {
    private static final Pattern PACKED = Pattern.compile(".+\\.(jar|war|ear|zip)");

    private final Archive archive;
    private final BuildOutput build;

    ModuleLibraries(Archive archive, BuildOutput build) {
        this.archive = archive;
        this.build = build;
    }

    /**
     * Those that are not in the jar, if it is made from this module's classes or needs them. Others, such as a server that
     * has the module's war inside, have nothing to do with the dependencies of the module.
     */
    List<RuntimeLibrary> beside() throws IOException {
        // The application itself may be one of the dependencies.
        List<RuntimeLibrary> others = build.libraries().stream()
                .filter(library -> !BuildOutput.sameFile(library.file(), archive.path()))
                .toList();
        if (others.isEmpty()) {
            return others;
        }
        List<RuntimeLibrary> missing = LibrariesInside.missing(archive, build.classes(), others);
        boolean isNeeded = !missing.isEmpty() && (isOfModule(others) || refersTo(missing));
        return isNeeded ? missing : List.of();
    }

    private boolean isOfModule(List<RuntimeLibrary> others) throws IOException {
        if (others.size() < build.libraries().size()) {
            return true;
        }
        List<String> classes = classesOfModule();
        return classes.isEmpty()
                ? BuildOutput.sameFile(archive.path(), build.mainArtifact()) && !isServer()
                : classes.stream()
                        .anyMatch(name -> archive.contains(name) || archive.contains("WEB-INF/classes/" + name));
    }

    /** Whether it starts by itself what it has packed inside. */
    private boolean isServer() {
        return archive.mainClass().filter(archive::hasClass).isPresent()
                && archive.entries().stream()
                        .anyMatch(name -> PACKED.matcher(name).matches());
    }

    /** Whether one of its classes refers to one that only the libraries have. */
    private boolean refersTo(List<RuntimeLibrary> libraries) throws IOException {
        Set<String> names = new HashSet<>();
        for (RuntimeLibrary library : libraries) {
            if (Files.isRegularFile(library.file())) {
                try (JarFile jar = new JarFile(library.file().toFile(), false)) {
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> Archive.isOrdinaryClass(name) && !archive.contains(name))
                            .map(name -> name.substring(0, name.length() - ".class".length()))
                            .forEach(names::add);
                }
            }
        }
        ClassReferences references = new ClassReferences(names);
        try (JarFile jar = new JarFile(archive.path().toFile(), false)) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (Archive.isOrdinaryClass(entry.getName())) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        if (references.isIn(in.readAllBytes())) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private List<String> classesOfModule() throws IOException {
        return SourceTree.of(build.classes()).nodes().stream()
                .map(Node::name)
                .filter(Archive::isOrdinaryClass)
                .toList();
    }
}
