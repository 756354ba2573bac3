package io.github.apprpm.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** Which of the module's libraries a jar needs beside it. */
final class ModuleLibraries {
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
        return BuildOutput.sameFile(archive.path(), build.mainArtifact())
                || others.size() < build.libraries().size()
                || hasClassOfModule();
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

    private boolean hasClassOfModule() throws IOException {
        if (!Files.isDirectory(build.classes())) {
            return false;
        }
        boolean[] found = new boolean[1];
        Files.walkFileTree(build.classes(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = build.classes().relativize(file).toString().replace('\\', '/');
                found[0] = Archive.isOrdinaryClass(name) && archive.contains(name);
                return found[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        return found[0];
    }
}
