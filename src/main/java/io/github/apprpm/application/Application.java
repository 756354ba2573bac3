package io.github.apprpm.application;

import io.github.apprpm.model.Content;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An executable application.
 *
 * @param main the file that is executable, or the class path's first jar, as the build knows it
 * @param files all files by their place in the application's {@code lib} directory
 * @param tree the directory that it is, if it is one: what is in it besides the files
 * @param start how it starts
 * @param framework what it is built with
 * @param warnings what it names and does not have
 * @param extraction how it is packaged, if not as it was built
 */
public record Application(
        Path main,
        SortedMap<String, Path> files,
        Optional<ApplicationTree> tree,
        Start start,
        Framework framework,
        List<String> warnings,
        Optional<Extraction> extraction) {
    public Application {
        files = new TreeMap<>(files);
        warnings = List.copyOf(warnings);
    }

    public Application(Path main, SortedMap<String, Path> files, Start start, Framework framework) {
        this(main, files, Optional.empty(), start, framework, List.of());
    }

    Application(
            Path main,
            SortedMap<String, Path> files,
            Optional<ApplicationTree> tree,
            Start start,
            Framework framework,
            List<String> warnings) {
        this(main, files, tree, start, framework, warnings, Optional.empty());
    }

    /** The same, packaged with its libraries as files of their own, if Spring Boot can start it so. */
    public Application extracted() throws IOException {
        return new Application(main, files, tree, start, framework, warnings, Optional.of(Extraction.of(this)));
    }

    /** What is packaged, by its place in the {@code lib} directory. */
    public SortedMap<String, ApplicationFile> packaged() throws IOException {
        return extraction.isPresent() ? extraction.get().files() : asBuilt();
    }

    SortedMap<String, ApplicationFile> asBuilt() throws IOException {
        SortedMap<String, ApplicationFile> contents = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            contents.put(file.getKey(), new ApplicationFile(Content.OnDisk.of(file.getValue()), Optional.empty()));
        }
        return contents;
    }

    /**
     * How the application starts.
     *
     * @param classPath its files, or an empty name for the {@code lib} directory itself; without a main class, the first is the executable jar
     * @param mainClass the class to start, or empty if the manifest of the jar names it
     * @param launchJar a jar that starts them in its place, if one is needed
     */
    public record Start(List<String> classPath, Optional<String> mainClass, Optional<LaunchJar> launchJar) {
        public Start(List<String> classPath, Optional<String> mainClass) {
            this(classPath, mainClass, Optional.empty());
        }

        static Start jar(String name) {
            return new Start(List.of(name), Optional.empty());
        }

        private JavaCommand in(String directory) {
            List<String> installed =
                    classPath.stream().map(file -> directory + "/" + file).toList();
            if (launchJar.isPresent()) {
                return new JavaCommand.Jar(directory + "/" + launchJar.get().name());
            }
            return mainClass.isPresent()
                    ? new JavaCommand.MainClass(installed, mainClass.get())
                    : new JavaCommand.Jar(installed.get(0));
        }
    }

    /**
     * The command that starts the application from a directory.
     *
     * @param directory the absolute path of the {@code lib} directory
     */
    public JavaCommand command(String directory) {
        return start.in(directory);
    }

    /** When its newest file was written, in whole seconds. */
    public Instant lastModified() throws IOException {
        Instant newest = Instant.EPOCH;
        for (Path file : files.values()) {
            Instant time = Files.getLastModifiedTime(file).toInstant();
            newest = time.isAfter(newest) ? time : newest;
        }
        return newest.truncatedTo(ChronoUnit.SECONDS);
    }
}
