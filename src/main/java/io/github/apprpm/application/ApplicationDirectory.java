package io.github.apprpm.application;

import io.github.apprpm.application.Candidate.Form;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A directory that the user named: a server with all of its files, or a directory in which Maven builds. */
final class ApplicationDirectory {
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(jar|war)");
    /** What Maven's plugins leave beside what they make. */
    private static final List<String> BUILD = List.of("maven-archiver", "maven-status");

    private final Path directory;
    private final BuildOutput build;

    ApplicationDirectory(Path directory, BuildOutput build) {
        this.directory = directory;
        this.build = build;
    }

    Application application() throws IOException {
        Path quarkus = directory.resolve(Framework.QUARKUS_JAR);
        if (Files.exists(quarkus)) {
            return Candidate.named(quarkus, build).application();
        }
        if (isOfBuild()) {
            return one(candidates(ApplicationFinder.archives(directory, ARCHIVE)))
                    .application();
        }
        List<Path> layers = SpringBootDirectory.layers(directory);
        Optional<Application> exploded = SpringBootDirectory.exploded(directory, layers);
        return exploded.isPresent() ? exploded.get() : inTree(SpringBootDirectory.tree(layers));
    }

    /** Of a directory in which something is built, one file is meant, as the others are what it was made of. */
    private boolean isOfBuild() {
        Path real = directory.toAbsolutePath().normalize();
        return build.directory().toAbsolutePath().normalize().startsWith(real)
                || BUILD.stream().anyMatch(name -> Files.isDirectory(directory.resolve(name)));
    }

    private Application inTree(ApplicationTree tree) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (Map.Entry<String, Path> file : tree.files().entrySet()) {
            boolean isAbove = !file.getKey().contains("/");
            if (ARCHIVE.matcher(file.getKey()).matches()
                    && (isAbove || build.mainClass().isPresent())) {
                jars.add(file.getValue());
            }
        }
        List<Candidate> candidates = candidates(jars);
        Optional<String> mainClass = build.mainClass();
        if (mainClass.isEmpty()) {
            return one(candidates).in(tree).application();
        }
        List<Candidate> holders = candidates.stream()
                .filter(candidate -> candidate.has(mainClass.get()))
                .toList();
        if (holders.size() != 1) {
            throw new PackagingException(
                    "The <mainClass> '%s' is in %s of the jars in the <application> '%s'"
                            .formatted(mainClass.get(), holders.isEmpty() ? "none" : "several", directory),
                    "Correct <mainClass>, or set <application> or -Dapprpm.application to the executable file itself");
        }
        return holders.get(0).in(tree).application();
    }

    private List<Candidate> candidates(List<Path> paths) throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Path path : paths) {
            Candidate candidate = Candidate.named(path, build);
            if (candidate.form() != Form.NOT_EXECUTABLE) {
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private Candidate one(List<Candidate> executable) {
        if (executable.size() != 1) {
            throw new PackagingException(
                    "The <application> '%s' has %s executable jars or wars: %s"
                            .formatted(
                                    directory,
                                    executable.isEmpty() ? "no" : "several",
                                    ApplicationFinder.list(executable)),
                    "Set <mainClass> to the class that starts it, or <application> or -Dapprpm.application to the executable"
                            + " file itself, if it needs no other");
        }
        return executable.get(0);
    }
}
