package io.github.apprpm.mojo;

import io.github.apprpm.file.AtomicFile;
import io.github.apprpm.library.Coordinates;
import io.github.apprpm.library.KnownLibraries;
import io.github.apprpm.library.PackageContents;
import io.github.apprpm.model.PackageSpec;
import io.github.apprpm.model.Payload;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.sbom.DescribedPackage;
import io.github.apprpm.sbom.Sbom;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** The bills of materials of the packages that a module builds. */
final class ModuleSbom {
    private static final String TYPE = "json";
    /** The same as that of cyclonedx-maven-plugin. */
    private static final String CLASSIFIER = "cyclonedx";

    private final MavenProject project;
    private final Coordinates tool;

    ModuleSbom(MavenProject project, MojoExecution execution) {
        this.project = project;
        this.tool = Coordinates.of(execution.getGroupId(), execution.getArtifactId(), execution.getVersion());
    }

    /** The document of a package that is still to be written. */
    String of(PackageSpec spec, Payload payload) throws IOException {
        return new Sbom(
                        DescribedPackage.of(spec, Optional.of(module())),
                        PackageContents.of(payload, knownLibraries()),
                        tool)
                .json();
    }

    /** The document of a package that the module has built. */
    String of(RpmPackage rpm) throws IOException {
        return new Sbom(
                        DescribedPackage.of(rpm, Optional.of(module())),
                        PackageContents.of(rpm, knownLibraries()),
                        tool)
                .json();
    }

    /** The document of a package from elsewhere. */
    String ofForeign(RpmPackage rpm) throws IOException {
        return new Sbom(DescribedPackage.of(rpm, Optional.empty()), PackageContents.of(rpm, KnownLibraries.NONE), tool)
                .json();
    }

    private Coordinates module() {
        return Coordinates.of(project.getGroupId(), project.getArtifactId(), project.getVersion());
    }

    private KnownLibraries knownLibraries() throws IOException {
        Map<Path, Coordinates> files = new TreeMap<>();
        for (Artifact artifact : project.getArtifacts()) {
            File file = artifact.getFile();
            if (file != null && file.isFile()) { // that of a module which is not packaged yet is a directory
                files.put(file.toPath(), ModuleDependencies.coordinates(artifact));
            }
        }
        return KnownLibraries.of(files, module());
    }

    /** Writes a document beside its package. */
    static Path write(String json, Path rpm) throws IOException {
        return write(json, rpm, rpm.toAbsolutePath().getParent());
    }

    /**
     * Writes a document.
     *
     * @param rpm the package file, after which it is named
     * @return the file: {@code shop-1.0.0-1.noarch.cdx.json}
     */
    static Path write(String json, Path rpm, Path directory) throws IOException {
        Path file = directory.resolve(rpm.getFileName().toString().replaceFirst("\\.rpm$", "") + ".cdx.json");
        AtomicFile.ofText(file, json);
        return file;
    }

    /**
     * Attaches a document to the build.
     *
     * @param classifier that of the package, if it has one
     */
    void attach(Path file, Optional<String> classifier, MavenProjectHelper helper) {
        String own = classifier.map(value -> value + "-" + CLASSIFIER).orElse(CLASSIFIER);
        boolean isAttached = project.getAttachedArtifacts().stream()
                .anyMatch(artifact -> file.toFile().equals(artifact.getFile()));
        if (!isAttached) { // that of an installed document now has the package's digest, too
            helper.attachArtifact(project, TYPE, own, file.toFile());
        }
    }
}
