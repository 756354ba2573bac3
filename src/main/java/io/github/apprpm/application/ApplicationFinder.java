package io.github.apprpm.application;

import io.github.apprpm.application.Candidate.Form;
import io.github.apprpm.model.Framework;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the one executable application that a build has made. */
public final class ApplicationFinder {
    private static final Pattern NO_APPLICATION =
            Pattern.compile("original-.*|.*-(sources|javadoc|tests|test-sources|test-javadoc)\\.(jar|war)");
    /** Where Quarkus puts its default package, the "fast-jar". */
    private static final String QUARKUS_DIRECTORY = "quarkus-app";

    private final BuildOutput build;

    public ApplicationFinder(BuildOutput build) {
        this.build = build;
    }

    /**
     * Looks at the module's artifacts and the build directory.
     *
     * @return the application
     * @throws PackagingException if there is no application, or more than one that is equally complete
     */
    public Application find() throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (Path path : places()) {
            candidates.add(Candidate.of(path, build));
        }
        List<Candidate> executable = candidates.stream()
                .filter(candidate -> candidate.form() != Form.NOT_EXECUTABLE)
                .sorted(Candidate.COMPLETENESS)
                .toList();
        if (executable.isEmpty()) {
            throw nothing(candidates);
        }
        List<Candidate> complete = executable.stream()
                .filter(candidate -> Candidate.COMPLETENESS.compare(candidate, executable.get(0)) == 0)
                .toList();
        // A file that is not an artifact may be left from an earlier build.
        List<Candidate> artifacts =
                complete.stream().filter(Candidate::isArtifact).toList();
        List<Candidate> chosen = artifacts.size() == 1 ? artifacts : complete;
        if (chosen.size() > 1) {
            throw new PackagingException(
                    "More than one application was found: " + list(chosen),
                    "Set <application> or -Dapprpm.application to the one to package"
                            + (artifacts.size() < chosen.size()
                                    ? ", or run 'mvn clean' first if one is left from an earlier build"
                                    : ""));
        }
        return chosen.get(0).application();
    }

    /**
     * Takes the file or directory that the user named.
     *
     * @param path a jar, a war or a directory
     * @return the application
     * @throws PackagingException if it does not exist or is not executable
     */
    public Application at(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new PackagingException(
                    "The <application> '%s' does not exist".formatted(path),
                    "Correct <application> or -Dapprpm.application, or build it first");
        }
        if (Files.isDirectory(path)) {
            return new ApplicationDirectory(path, build).application();
        }
        OtherKind.refuse(path);
        Candidate candidate = Candidate.named(path, build);
        if (candidate.form() == Form.NOT_EXECUTABLE) {
            throw new PackagingException(
                    "The <application> '%s' is not executable: %s".formatted(path, candidate.remark()),
                    "Name an executable jar or war, or a directory with one, or set <mainClass>");
        }
        return candidate.application();
    }

    private Set<Path> places() throws IOException {
        Set<Path> places = new LinkedHashSet<>();
        for (Path artifact : build.artifacts()) {
            if (isApplicationName(artifact) && Files.isRegularFile(artifact)) {
                places.add(artifact.toAbsolutePath().normalize());
            }
        }
        Path quarkus = build.directory().resolve(QUARKUS_DIRECTORY).resolve(Framework.QUARKUS_JAR);
        if (Files.exists(quarkus)) {
            places.add(quarkus.toAbsolutePath().normalize());
        }
        // A classifier may name a file that was never attached; older versions may lie beside it.
        Pattern own = Pattern.compile(Pattern.quote(build.finalName()) + "(-[^/]+)?\\.(jar|war)");
        archives(build.directory(), own)
                .forEach(path -> places.add(path.toAbsolutePath().normalize()));
        return places;
    }

    static List<Path> archives(Path directory, Pattern name) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path path : files) {
                if (name.matcher(path.getFileName().toString()).matches() && isApplicationName(path)) {
                    paths.add(path);
                }
            }
        }
        paths.sort(Comparator.naturalOrder());
        return paths;
    }

    private static boolean isApplicationName(Path path) {
        String name = path.getFileName().toString();
        return (name.endsWith(".jar") || name.endsWith(".war"))
                && !NO_APPLICATION.matcher(name).matches();
    }

    private PackagingException nothing(List<Candidate> candidates) throws IOException {
        String found = candidates.isEmpty()
                ? "there is no jar or war in '%s'".formatted(build.directory())
                : "found " + list(candidates);
        return new PackagingException(
                "There is no executable application: " + found + OtherKind.nativeIn(build),
                "Let the build make one before this goal runs (spring-boot:repackage, shade, quarkus:build), set <mainClass>,"
                        + " or set <application> or -Dapprpm.application to a jar, war or directory");
    }

    static String list(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> "'%s' (%s)".formatted(candidate.path(), candidate.remark()))
                .collect(Collectors.joining(", "));
    }
}
