package io.github.apprpm.mojo;

import io.github.apprpm.check.CheckOptions;
import io.github.apprpm.inspect.Inspection;
import io.github.apprpm.mojo.ModulePackages.ModulePackage;
import io.github.apprpm.mojo.parameter.OutputFormat;
import io.github.apprpm.report.InspectPage;
import io.github.apprpm.rpm.RpmPackage;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Shows what is in a package: what {@code rpm -qip --scripts --requires -lv} prints, on any operating system. */
@Mojo(name = "inspect", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class InspectMojo extends CheckingMojo {
    /** Package to show. Default: the packages that the module builds. */
    @Parameter(property = "apprpm.file")
    private File file;

    /** {@code text} for people, or {@code json} for programs: one document for each package. Default: {@code text}. */
    @Parameter(property = "apprpm.format", defaultValue = "${format}")
    private String format;

    /** File for the output, in UTF-8. Default: standard output, where {@code mvn -q} prints nothing else. */
    @Parameter(property = "apprpm.outputFile")
    private File outputFile;

    /**
     * File for the HTML page of the package: its contents, what takes the space, the findings of {@code apprpm:check},
     * and the changes since the baseline. Default: {@code apprpm/inspect.html} in the build directory; with
     * {@code <file>}, no page.
     */
    @Parameter(property = "apprpm.htmlFile")
    private File htmlFile;

    @Inject
    public InspectMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void run() throws IOException {
        boolean isJson = OutputFormat.of(format) == OutputFormat.JSON;
        StringBuilder out = new StringBuilder();
        List<ModulePackage> packages = packages();
        for (ModulePackage each : packages) {
            RpmPackage rpm = RpmPackage.read(each.file());
            Inspection inspection = new Inspection(rpm, Instant.now());
            if (isJson) {
                out.append(json(inspection));
            } else {
                out.append(out.isEmpty() ? "" : "\n").append(inspection.text());
            }
            Optional<Path> page = pages().page(each.file(), packages.size());
            if (page.isPresent()) {
                writePage(rpm, each, page.get());
            }
        }
        TextOutput output = new TextOutput(Optional.ofNullable(outputFile).map(File::toPath));
        output.show(out.toString()).ifPresent(written -> getLog().info("Wrote " + written));
    }

    private HtmlPages pages() {
        return new HtmlPages(
                Optional.ofNullable(htmlFile).map(File::toPath),
                file == null ? Optional.of(ModulePackages.state(buildDirectory)) : Optional.empty(),
                "inspect");
    }

    private void writePage(RpmPackage rpm, ModulePackage each, Path page) throws IOException {
        CheckOptions options = options(file != null);
        options = file == null ? ofModule(options, each) : withBaseline(options, each);
        InspectPage.of(rpm, options).writeTo(page);
        getLog().info("Wrote " + page);
    }

    private static String json(Inspection inspection) throws IOException {
        StringWriter json = new StringWriter();
        inspection.writeJson(json);
        return json.toString();
    }

    private List<ModulePackage> packages() throws IOException {
        if (file != null) {
            return List.of(named(file));
        }
        ModulePackages module = module();
        if (module.isParentOnly()) {
            getLog().debug("Nothing to show: the packaging is pom");
            return List.of();
        }
        return module.list("-Dapprpm.file");
    }
}
