package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The packages that a goal works on: the module's own, or files that the user names. */
final class PackageSelection {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    private final ModulePackages module;
    private final Path directory;

    PackageSelection(ModulePackages module, MavenProject project, MavenSession session) {
        this.module = module;
        this.directory = project.getBasedir() == null
                ? Path.of(session.getExecutionRootDirectory())
                : project.getBasedir().toPath();
    }

    /**
     * @param patterns what the user names, or an empty list for the module's own packages
     * @throws PackagingException if there is no such package
     */
    List<Path> select(List<String> patterns) throws IOException {
        List<Path> selected = new ArrayList<>();
        if (patterns.isEmpty()) {
            module.list("-Dapprpm.packages").forEach(own -> selected.add(own.file()));
        }
        for (String pattern : patterns) {
            selected.addAll(matching(pattern));
        }
        return selected.stream().distinct().toList();
    }

    private List<Path> matching(String pattern) throws IOException {
        String slashes = pattern.replace(File.separatorChar, '/');
        if (!WILDCARD.matcher(slashes).find()) {
            return List.of(directory.resolve(pattern));
        }
        int end = slashes.substring(0, start(slashes)).lastIndexOf('/') + 1;
        List<Path> files = found(directory.resolve(slashes.substring(0, end)), slashes.substring(end));
        if (files.isEmpty()) {
            throw new PackagingException(
                    "No file matches '%s' in <packages>, relative to '%s'".formatted(pattern, directory),
                    "Correct the pattern, or build the packages first");
        }
        return files;
    }

    private static int start(String pattern) {
        return WILDCARD.matcher(pattern).results().findFirst().orElseThrow().start();
    }

    /** In a pattern, two asterisks are any number of directories. */
    private static List<Path> found(Path root, String pattern) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "{**/,}"));
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> matcher.matches(root.relativize(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
