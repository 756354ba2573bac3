package io.github.apprpm.application;

import io.github.apprpm.application.Application.Start;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * The directories that Spring Boot extracts an executable jar to: with its loader ({@code extract --launcher}, and the older
 * {@code layertools}) or without it, as one directory or as one for each layer ({@code --layers}).
 */
final class SpringBootDirectory {
    private static final String LOADER = "org/springframework/boot/loader";
    /** They are named so unless the build says otherwise; without the loader, nothing else tells that they are layers. */
    private static final String[] USUAL_LAYERS = {"dependencies", "application"};

    private SpringBootDirectory() {}

    /** The layers of a directory, in the order of their names, or the directory itself. */
    static List<Path> layers(Path directory) throws IOException {
        List<Path> layers = new ArrayList<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory)) {
            for (Path path : names) {
                if (!Files.isDirectory(path)) {
                    return List.of(directory);
                }
                layers.add(path);
            }
        }
        layers.sort(null);
        boolean isOne = has(List.of(directory), LOADER);
        return !isOne && (has(layers, LOADER) || has(List.of(directory), USUAL_LAYERS)) ? layers : List.of(directory);
    }

    /** The application that Spring Boot's loader starts from these directories, if it does. */
    static Optional<Application> exploded(Path directory, List<Path> layers) throws IOException {
        if (!has(layers, LOADER) || !(has(layers, "BOOT-INF") || has(layers, "WEB-INF"))) {
            return Optional.empty();
        }
        ApplicationTree tree = tree(layers);
        Path manifest = tree.files().get(JarFile.MANIFEST_NAME);
        String mainClass =
                manifest == null ? null : manifest(manifest).getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        if (mainClass == null) {
            throw new PackagingException(
                    "The <application> '%s' is an extracted Spring Boot application without %s"
                            .formatted(directory, JarFile.MANIFEST_NAME),
                    "Extract it again, with all of its layers");
        }
        return Optional.of(new Application(
                directory,
                tree.files(),
                Optional.of(tree),
                new Start(List.of(""), Optional.of(mainClass.strip())),
                Framework.SPRING_BOOT,
                List.of()));
    }

    /** All layers as one. */
    static ApplicationTree tree(List<Path> layers) throws IOException {
        ApplicationTree tree = ApplicationTree.of(layers.get(0));
        for (Path layer : layers.subList(1, layers.size())) {
            tree = tree.and(ApplicationTree.of(layer));
        }
        return tree;
    }

    /** Whether one of the directories has all of these below it. */
    private static boolean has(List<Path> directories, String... names) {
        return directories.stream()
                .anyMatch(directory -> Stream.of(names).allMatch(name -> Files.isDirectory(directory.resolve(name))));
    }

    private static Manifest manifest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new Manifest(in);
        }
    }
}
