package io.github.apprpm.mojo;

import io.github.apprpm.model.MavenVersion;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** Hands a package to the build: its artifact, and properties for later plugins. */
final class PackageOutput {
    private static final String TYPE = "rpm";
    private static final String CLAIMS = "apprpm.rpm.claimed.";

    private final MavenProject project;
    private final Optional<String> classifier;

    PackageOutput(MavenProject project, Optional<String> classifier) {
        this.project = project;
        this.classifier = classifier;
    }

    /**
     * Takes a file name and the classifier for this execution.
     *
     * @throws PackagingException if another execution of the module writes the same file, or attaches its own in the same
     *     place
     */
    Path claim(Path file) {
        String owner = classifier
                .map(value -> "the <classifier> '%s'".formatted(value))
                .orElse("no <classifier>");
        Object attached = project.getContextValue(CLAIMS + owner);
        if (attached instanceof Path otherFile && !anyBuild(otherFile).equals(anyBuild(file))) {
            throw new PackagingException(
                    "Two executions build a package with %s: '%s' and '%s'".formatted(owner, otherFile, file),
                    "Give one of them its own <classifier>");
        }
        Object other = project.getContextValue(CLAIMS + file);
        if (other != null && !other.equals(owner)) {
            throw new PackagingException(
                    "Two executions write '%s': one with %s, one with %s".formatted(file, other, owner),
                    "Give them different <name>, <release>, <dist> or <outputDirectory>");
        }
        project.setContextValue(CLAIMS + file, owner);
        project.setContextValue(CLAIMS + owner, file);
        return file;
    }

    /** Attaches the package, sets its properties, and removes the packages of earlier builds of the same SNAPSHOT. */
    void attach(Path file, PackageSpec spec, MavenProjectHelper helper) throws IOException {
        if (project.getPackaging().equals(TYPE) && classifier.isEmpty()) {
            project.getArtifact().setFile(file.toFile());
        } else {
            helper.attachArtifact(project, TYPE, classifier.orElse(null), file.toFile());
        }
        String prefix = "apprpm.rpm." + classifier.map(value -> value + ".").orElse("");
        project.getProperties().setProperty(prefix + "file", file.toString());
        project.getProperties().setProperty(prefix + "name", spec.name().value());
        project.getProperties().setProperty(prefix + "evr", spec.version().evr());
        if (new MavenVersion(project.getVersion()).isSnapshot()) {
            removeOlder(file);
        }
    }

    private static void removeOlder(Path file) throws IOException {
        String anyBuild = anyBuild(file);
        if (!anyBuild.contains("##")) {
            return;
        }
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(file.getParent(), "*.rpm")) {
            for (Path sibling : siblings) {
                if (!sibling.equals(file) && anyBuild(sibling).equals(anyBuild)) {
                    Files.delete(sibling);
                }
            }
        }
    }

    /** The name of a file, the same for each build of a SNAPSHOT. */
    private static String anyBuild(Path file) {
        return file.getFileName().toString().replaceFirst(MavenVersion.BUILD_TIME, "##");
    }
}
