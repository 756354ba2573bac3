package io.github.apprpm.mojo;

import io.github.apprpm.check.CheckOptions;
import io.github.apprpm.check.CheckText;
import io.github.apprpm.check.CheckedPackage;
import io.github.apprpm.check.FailThreshold;
import io.github.apprpm.check.PackageCheck;
import io.github.apprpm.check.SarifReport;
import io.github.apprpm.check.Waiver;
import io.github.apprpm.mojo.ModulePackages.ModulePackage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Reads packages back and reports whether hosts accept them and whether they follow good practice: their integrity, and
 * the rules in docs/rules.md. An error fails the build.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class CheckMojo extends CheckingMojo {
    /**
     * Package to check, also one from another vendor, for which questions of good practice are only warnings. Default:
     * the packages that the module builds.
     */
    @Parameter(property = "apprpm.file")
    private File file;

    /** Lowest severity that fails the build: {@code error}, {@code warning}, or {@code never} for none. */
    @Parameter(property = "apprpm.failOnFinding", defaultValue = "error")
    private String failOnFinding;

    /**
     * File for the findings in SARIF 2.1.0, the format of code-scanning services. Default: {@code apprpm/check.json} in
     * the build directory; with {@code <file>}, no report.
     */
    @Parameter(property = "apprpm.checkReport")
    private File checkReport;

    @Inject
    public CheckMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void run() throws IOException {
        ModulePackages module = module();
        if (file == null && module.isParentOnly()) {
            getLog().debug("Nothing to check: the packaging is pom");
            return;
        }
        FailThreshold failOn = FailThreshold.of(failOnFinding);
        CheckOptions options = options(file != null);
        List<CheckedPackage> checked = new ArrayList<>();
        if (file == null) {
            for (ModulePackage own : module.list("-Dapprpm.file")) {
                checked.add(PackageCheck.check(own.file(), ofModule(options, own)));
            }
        } else {
            checked.add(PackageCheck.check(file.toPath(), withBaseline(options, named(file))));
        }
        checked.forEach(this::tell);
        Waiver.unusedIn(checked)
                .forEach(waiver -> getLog().warn(
                                "The <waiver> of %s is not used. Remove it, or correct its <path>.".formatted(waiver)));
        Optional<Path> report = report();
        if (report.isPresent()) {
            new SarifReport(checked, root(), execution.getVersion(), category()).writeTo(report.get());
        }
        failOn.refuse(checked, report);
    }

    private void tell(CheckedPackage checked) {
        for (CheckText.Line line : CheckText.of(checked)) {
            switch (line.severity()) {
                case ERROR -> getLog().error(line.text());
                case WARNING -> getLog().warn(line.text());
                case NOTE -> getLog().info(line.text());
            }
        }
    }

    private Optional<Path> report() {
        if (checkReport != null) {
            return Optional.of(checkReport.toPath());
        }
        return file == null
                ? Optional.of(ModulePackages.state(buildDirectory).resolve("check.json"))
                : Optional.empty();
    }

    private Path root() {
        File directory = session.getRequest().getMultiModuleProjectDirectory();
        return directory == null ? Path.of(session.getExecutionRootDirectory()) : directory.toPath();
    }

    private String category() {
        return file == null ? "apprpm/" + project.getArtifactId() : "apprpm";
    }
}
