package io.github.apprpm.application;

import io.github.apprpm.application.ZipDirectory.Item;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.InstallPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        if (file.equals(application.main())) {
            addMain(file);
        } else if (isArchive(place)) {
            try (FileChannel channel = FileChannel.open(file)) {
                ZipDirectory directory = ZipDirectory.of(Extent.of(channel));
                addTo(isOwn(place) ? own : library(place), directory, new ClassFiles.InArchive(file, Optional.empty()));
            }
        } else {
            Optional<String> name = ClassFiles.className(place);
            if (name.isPresent()) {
                try (InputStream in = Files.newInputStream(file)) {
                    ClassVersion.of(in.readNBytes(ClassVersion.HEAD_BYTES))
                            .ifPresent(version -> own.versions().put(name.get(), version));
                }
                own.files().add(new ClassFiles.Single(file, name.get()));
            }
        }
    }

    /** Quarkus has the module's classes, and those that it made of them, in jars beside the one that starts them. */
    private boolean isOwn(String place) {
        return application.framework() == Framework.QUARKUS
                && (place.startsWith("app/") || place.startsWith("quarkus/"));
    }

    private ClassSet library(String place) {
        ClassSet library = new ClassSet(InstallPath.name(place));
        libraries.add(library);
        return library;
    }

    private void addTo(ClassSet set, ZipDirectory directory, ClassFiles files) throws IOException {
        set.files().add(files);
        for (Item item : directory.items()) {
            Optional<String> name = ClassFiles.className(item.name());
            if (name.isPresent()) {
                version(directory, item).ifPresent(version -> set.versions().put(name.get(), version));
            }
        }
    }

    private Optional<ClassVersion> version(ZipDirectory directory, Item item) throws IOException {
        return ClassVersion.of(directory.head(item, ClassVersion.HEAD_BYTES, inflater));
    }

    /** The jar or war itself, which may have libraries inside, whole or unpacked among its own classes. */
    private void addMain(Path file) throws IOException {
        ClassFiles files = new ClassFiles.InArchive(file, Optional.empty());
        ClassSet mixed = new ClassSet(own.name());
        Attributes manifest = new Attributes();
        try (FileChannel channel = FileChannel.open(file)) {
            ZipDirectory directory = ZipDirectory.of(Extent.of(channel));
            for (Item item : directory.items()) {
                Optional<String> name = ClassFiles.className(item.name());
                if (isArchive(item.name())) {
                    addTo(
                            library(item.name()),
                            directory.inside(item, inflater),
                            new ClassFiles.InArchive(file, Optional.of(item.name())));
                } else if (name.isPresent()) {
                    ClassSet set = ClassFiles.root(item.name()).isEmpty() ? mixed : own;
                    version(directory, item).ifPresent(version -> set.versions().put(name.get(), version));
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
