package io.github.apprpm.application;

import io.github.apprpm.file.Extent;
import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.file.ZipDirectory.Item;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstallPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.Inflater;

/**
 * The ordinary classes of an application, by who released them. Of each the first bytes are read, in the order of the
 * application's files.
 */
final class ApplicationClasses {
    private final Application application;
    private final ModuleClasses module;
    private final ClassSet own;
    private final List<ClassSet> libraries = new ArrayList<>();
    private final Inflater inflater = new Inflater(true);

    private ApplicationClasses(Application application, ModuleClasses module) {
        this.application = application;
        this.module = module;
        this.own = new ClassSet(application.main().getFileName().toString());
    }

    static ApplicationClasses of(Application application, ModuleClasses module) throws IOException {
        ApplicationClasses classes = new ApplicationClasses(application, module);
        try {
            for (Map.Entry<String, Path> file : application.files().entrySet()) {
                classes.add(file.getKey(), file.getValue());
            }
        } finally {
            classes.inflater.end();
        }
        return classes;
    }

    ClassSet own() {
        return own;
    }

    List<ClassSet> libraries() {
        return libraries;
    }

    private void add(String place, Path file) throws IOException {
        Optional<String> name = ClassFiles.className(place);
        if (name.isPresent()) {
            addSingle(name.get(), file);
        } else if (isArchive(place) && file.equals(application.main())) {
            addMain(file);
        } else if (isArchive(place)) {
            try (FileChannel content = FileChannel.open(file)) {
                ZipDirectory directory = ZipDirectory.of(Extent.of(content));
                ClassFiles files = new ClassFiles.InArchive(file, Optional.empty());
                if (isOwn(place)) {
                    addOwn(directory, files);
                } else {
                    addLibrary(place, directory, files);
                }
            }
        }
    }

    private void addSingle(String name, Path file) throws IOException {
        own.files().add(new ClassFiles.Single(file, name));
        try (InputStream in = Files.newInputStream(file)) {
            ClassVersion.of(in.readNBytes(ClassVersion.HEAD_BYTES))
                    .ifPresent(version -> own.versions().put(name, version));
        }
    }

    /** Quarkus has the module's classes, and those that it made of them, in jars beside the one that starts them. */
    private boolean isOwn(String place) {
        return application.framework() == Framework.QUARKUS
                && (place.startsWith("app/") || place.startsWith("quarkus/"));
    }

    /** A library's nested classes are taken to be for the same Java as those around them: one source file makes all. */
    private void addLibrary(String place, ZipDirectory directory, ClassFiles files) throws IOException {
        ClassSet library = new ClassSet(InstallPath.name(place));
        library.files().add(files);
        libraries.add(library);
        Map<String, Item> nested = new HashMap<>();
        for (Item item : directory.items()) {
            Optional<String> name = ClassFiles.className(item.name());
            if (name.isPresent() && name.get().indexOf('$') > 0) {
                nested.put(name.get(), item);
            } else if (name.isPresent()) {
                add(library, name.get(), directory, item);
            }
        }
        for (Map.Entry<String, Item> each : nested.entrySet()) {
            String name = each.getKey();
            ClassVersion around = library.versions().get(name.substring(0, name.indexOf('$')));
            if (around == null) {
                add(library, name, directory, each.getValue());
            } else {
                library.versions().put(name, around);
            }
        }
    }

    private void addOwn(ZipDirectory directory, ClassFiles files) throws IOException {
        own.files().add(files);
        for (Item item : directory.items()) {
            Optional<String> name = ClassFiles.className(item.name());
            if (name.isPresent()) {
                add(own, name.get(), directory, item);
            }
        }
    }

    private void add(ClassSet set, String name, ZipDirectory directory, Item item) throws IOException {
        ClassVersion.of(directory.head(item, ClassVersion.HEAD_BYTES, inflater))
                .ifPresent(version -> set.versions().put(name, version));
    }

    /** The jar or war itself, which may have libraries inside, whole or unpacked among its own classes. */
    private void addMain(Path file) throws IOException {
        ClassFiles files = new ClassFiles.InArchive(file, Optional.empty());
        ClassSet mixed = new ClassSet(own.name());
        Attributes manifest = new Attributes();
        try (FileChannel content = FileChannel.open(file)) {
            ZipDirectory directory = ZipDirectory.of(Extent.of(content));
            for (Item item : directory.items()) {
                Optional<String> name = ClassFiles.className(item.name());
                if (isArchive(item.name())) {
                    addLibrary(
                            item.name(),
                            directory.inside(item, inflater),
                            new ClassFiles.InArchive(file, Optional.of(item.name())));
                } else if (name.isPresent()) {
                    ClassSet set = ClassFiles.root(item.name()).isEmpty() ? mixed : own;
                    add(set, name.get(), directory, item);
                } else if (item.name().equals("META-INF/MANIFEST.MF")) {
                    manifest = new Manifest(new ByteArrayInputStream(directory.content(item, inflater)))
                            .getMainAttributes();
                }
            }
        }
        own.files().add(files);
        if (mixed.isUniform()) {
            own.versions().putAll(mixed.versions());
        } else {
            separate(
                    mixed.versions(), new MergedClasses(mixed.versions().keySet(), mainClass(manifest), module), files);
        }
    }

    private void separate(Map<String, ClassVersion> all, MergedClasses merged, ClassFiles files) throws IOException {
        Map<String, ClassSet> sets = new TreeMap<>();
        for (Map.Entry<String, ClassVersion> each : all.entrySet()) {
            Optional<String> library = merged.library(each.getKey());
            ClassSet set = library.isEmpty() ? own : sets.computeIfAbsent(library.get(), ClassSet::new);
            set.versions().put(each.getKey(), each.getValue());
        }
        sets.values().forEach(set -> set.files().add(files));
        libraries.addAll(sets.values());
    }

    private Optional<String> mainClass(Attributes manifest) {
        return application
                .start()
                .mainClass()
                .or(() -> Optional.ofNullable(manifest.getValue("Start-Class")))
                .or(() -> Optional.ofNullable(manifest.getValue(Attributes.Name.MAIN_CLASS)))
                .map(name -> name.replace('.', '/'));
    }

    static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war");
    }
}
