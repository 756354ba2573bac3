package io.github.apprpm.mojo;

import io.github.apprpm.mojo.ModulePackages.ModulePackage;
import io.github.apprpm.rpm.RpmPackage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Writes the software bill of materials (SBOM) of a package, a CycloneDX document that names each library that is
 * really in the package, and attaches it to the build.
 *
 * <p>The document has the digest of the package file: sign the package first.
 */
@Mojo(
        name = "sbom",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class SbomMojo extends RpmPluginMojo {
    /**
     * Package to describe, also of another project or without a project. Default: the packages that the module builds.
     */
    @Parameter(property = "apprpm.file")
    private File file;

    /**
     * Directory for the documents, each named like its package, with the suffix {@code .cdx.json}. Default: the build
     * directory; without a project, the current directory.
     */
    @Parameter(property = "apprpm.outputDirectory")
    private File outputDirectory;

    private final MavenProjectHelper projectHelper;

    @Inject
    public SbomMojo(MavenProjectHelper projectHelper) {
        this.projectHelper = projectHelper;
    }

    @Override
    void run() throws IOException {
        if (file != null) {
            write(new ModuleSbom(project, execution).ofForeign(RpmPackage.read(file.toPath())), named(file));
            return;
        }
        ModulePackages module = module();
        if (module.isParentOnly()) {
            getLog().debug("Nothing to describe: the packaging is pom");
            return;
        }
        for (ModulePackage each : module.list("-Dapprpm.file")) {
            ModuleSbom own = new ModuleSbom(each.module(), execution);
            Path written = write(own.of(RpmPackage.read(each.file())), each);
            if (module.isAttached(each.file())) {
                own.attach(written, each.classifier(), projectHelper);
            }
        }
    }

    private Path write(String json, ModulePackage rpm) throws IOException {
        Path written = ModuleSbom.write(json, rpm.file(), directory(rpm));
        getLog().info("Wrote " + written);
        return written;
    }

    private Path directory(ModulePackage rpm) {
        if (outputDirectory != null) {
            return outputDirectory.toPath();
        }
        return Path.of(
                project.getBasedir() == null
                        ? session.getExecutionRootDirectory()
                        : rpm.module().getBuild().getDirectory());
    }
}
