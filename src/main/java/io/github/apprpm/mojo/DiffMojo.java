package io.github.apprpm.mojo;

import io.github.apprpm.diff.DiffJson;
import io.github.apprpm.diff.DiffPolicy;
import io.github.apprpm.diff.DiffText;
import io.github.apprpm.diff.ForbiddenChange;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.mojo.ModulePackages.ModulePackage;
import io.github.apprpm.mojo.parameter.OutputFormat;
import io.github.apprpm.report.DiffPage;
import io.github.apprpm.rpm.RpmPackage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Tells what differs between the package and the last released one, or between any two packages: version, metadata,
 * dependencies, scriptlets, units, configuration, files, the libraries in it by their Maven coordinates, and what makes
 * it larger.
 */
@Mojo(name = "diff", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class DiffMojo extends RpmPluginMojo {
    /** The older package, a file. Without it, the {@code baseline}. */
    @Parameter(property = "apprpm.before")
    private File before;

    /** The newer package, a file. Without it, those that the module has made. */
    @Parameter(property = "apprpm.after")
    private File after;

    /**
     * The package of an earlier release to compare with: a file, or coordinates as
     * {@code groupId:artifactId[:type[:classifier]]:version}. Without it, the last release of the module's own package
     * below the current version, from the Maven repositories; a SNAPSHOT is no release.
     */
    @Parameter(property = "apprpm.baseline")
    private String baseline;

    /**
     * Fails if the last release is not found. Without it, that is a warning, since nothing comes before the first release.
     */
    @Parameter(property = "apprpm.requireBaseline", defaultValue = "false")
    private boolean requireBaseline;

    /**
     * The differences that the build fails on: version-not-higher, license; dependency-added, -removed, -changed (what the
     * package names as required, provided and so on); library-added, -removed, -upgraded, -downgraded, -altered (other
     * bytes under the same version); scriptlet, unit, configuration; file-added, file-removed; mode, owner (or group) of
     * a file; size&gt;10% or size&gt;5MB (by how much the installed size grows). {@code library} stands for all that
     * begin with it, and so on.
     */
    @Parameter(property = "apprpm.failOn")
    private List<String> failOn = List.of();

    /**
     * {@code text} for people, or {@code json} for machines: one document for each package. On the command line,
     * {@code -Dformat=json} is enough.
     */
    @Parameter(property = "apprpm.format", defaultValue = "${format}")
    private String format;

    /** Where to write it, in UTF-8. Without it, to the standard output; with {@code mvn -q} there is nothing else. */
    @Parameter(property = "apprpm.outputFile")
    private File outputFile;

    /**
     * Where to write the page that shows the differences. Without it, to {@code apprpm/diff.html} in the build directory; of
     * the files {@code before} and {@code after}, no page is written.
     */
    @Parameter(property = "apprpm.htmlFile")
    private File htmlFile;

    private final RepositorySystem repositories;

    @Inject
    public DiffMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /** Two packages to compare. */
    private record Pair(Path before, Path after) {}

    /** What differs, and what of it the policy forbids. */
    private record Judged(PackageDiff diff, List<ForbiddenChange> surprises) {}

    @Override
    void run() throws IOException {
        boolean isJson = OutputFormat.of(format) == OutputFormat.JSON;
        DiffPolicy policy = DiffPolicy.parse(failOn);
        StringBuilder out = new StringBuilder();
        List<Judged> judged = new ArrayList<>();
        List<Pair> pairs = pairs();
        for (Pair pair : pairs) {
            PackageDiff diff = PackageDiff.of(RpmPackage.read(pair.before), RpmPackage.read(pair.after));
            List<ForbiddenChange> surprises = policy.surprises(diff);
            out.append(isJson ? DiffJson.of(diff, surprises) : separator(out) + DiffText.of(diff));
            judged.add(new Judged(diff, surprises));
            Optional<Path> page = pages().page(pair.after, pairs.size());
            if (page.isPresent()) {
                new DiffPage(diff).writeTo(page.get());
                getLog().info("Wrote " + page.get());
            }
        }
        if (judged.isEmpty()) {
            return;
        }
        TextOutput output = new TextOutput(Optional.ofNullable(outputFile).map(File::toPath));
        output.show(out.toString()).ifPresent(written -> getLog().info("Wrote " + written));
        judged.forEach(each -> DiffPolicy.refuse(each.diff, each.surprises));
    }

    private HtmlPages pages() {
        return new HtmlPages(
                Optional.ofNullable(htmlFile).map(File::toPath),
                after == null ? Optional.of(buildDirectory.toPath().resolve("apprpm")) : Optional.empty(),
                "diff");
    }

    private static String separator(StringBuilder out) {
        return out.isEmpty() ? "" : "\n";
    }

    private List<Pair> pairs() throws IOException {
        ModulePackages module = new ModulePackages(project);
        List<Pair> pairs = new ArrayList<>();
        if (after != null) {
            older(Optional.empty()).ifPresent(older -> pairs.add(new Pair(older, after.toPath())));
        } else if (module.isParentOnly()) {
            getLog().debug("Nothing to compare: the packaging is pom");
        } else {
            for (ModulePackage own : module.list("-Dapprpm.after")) {
                older(own.classifier()).ifPresent(older -> pairs.add(new Pair(older, own.file())));
            }
        }
        return pairs;
    }

    private Optional<Path> older(Optional<String> classifier) {
        if (before != null) {
            return Optional.of(before.toPath());
        }
        BaselineResolver resolver = new BaselineResolver(project, repositories, session.getRepositorySession());
        if (baseline != null) {
            return resolver.named(baseline).file();
        }
        if (!new ModulePackages(project).isModule()) {
            throw new PackagingException(
                    "There is nothing to compare '%s' with".formatted(Objects.toString(after)),
                    "Set -Dapprpm.before to the older package, or -Dapprpm.baseline to its coordinates");
        }
        Baseline last = resolver.lastReleased(classifier);
        if (last.file().isEmpty()) {
            reportMissing(last.words());
        } else {
            getLog().info("Compared with " + last.words());
        }
        return last.file();
    }

    private void reportMissing(String reason) {
        if (requireBaseline) {
            throw new PackagingException(
                    "There is no package to compare with: " + reason,
                    "Name one with <baseline> or -Dapprpm.baseline, or set <requireBaseline> to false");
        }
        getLog().warn("There is no package to compare with: %s. That is so before the first release; else name one with"
                        .formatted(reason)
                + " <baseline> or -Dapprpm.baseline.");
    }
}
