package io.github.apprpm.mojo;

import io.github.apprpm.diff.DiffJson;
import io.github.apprpm.diff.DiffPolicy;
import io.github.apprpm.diff.DiffText;
import io.github.apprpm.diff.ForbiddenChange;
import io.github.apprpm.diff.PackageDiff;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.model.Sentence;
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
 * Reports what differs between the package and the last released one, or between any two packages: version, metadata,
 * dependencies, scriptlets, units, configuration, files, the libraries in it by their Maven coordinates, and what makes
 * it larger.
 */
@Mojo(name = "diff", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class DiffMojo extends RpmPluginMojo {
    /** Older package, a file. Default: the {@code <baseline>}. */
    @Parameter(property = "apprpm.before")
    private File before;

    /** Newer package, a file. Default: the packages that the module builds. */
    @Parameter(property = "apprpm.after")
    private File after;

    /**
     * Package of an earlier release to compare with: a file, or coordinates as
     * {@code groupId:artifactId[:type[:classifier]]:version}. Default: the last release of the module's own package
     * below the current version, from the Maven repositories; SNAPSHOTs are not releases.
     */
    @Parameter(property = "apprpm.baseline")
    private String baseline;

    /**
     * Whether the build fails if the last release is not found. If false, it only warns: nothing comes before the first
     * release.
     */
    @Parameter(property = "apprpm.requireBaseline", defaultValue = "false")
    private boolean requireBaseline;

    /**
     * Differences that fail the build: {@code version-not-higher}, {@code license}; {@code dependency-added},
     * {@code -removed}, {@code -changed} (what the package requires, provides and so on); {@code library-added},
     * {@code -removed}, {@code -upgraded}, {@code -downgraded}, {@code -altered} (other bytes under the same version);
     * {@code scriptlet}, {@code unit}, {@code configuration}; {@code file-added}, {@code file-removed}; {@code mode},
     * {@code owner} (or group) of a file; {@code size>10%} or {@code size>5MB} (growth of the installed size). The
     * first word alone, such as {@code library}, stands for all that begin with it. Default: none.
     */
    @Parameter(property = "apprpm.failOn")
    private List<String> failOn = List.of();

    /** {@code text} for people, or {@code json} for programs: one document for each package. Default: {@code text}. */
    @Parameter(property = "apprpm.format", defaultValue = "${format}")
    private String format;

    /** File for the output, in UTF-8. Default: standard output, where {@code mvn -q} prints nothing else. */
    @Parameter(property = "apprpm.outputFile")
    private File outputFile;

    /**
     * File for the HTML page of the differences. Default: {@code apprpm/diff.html} in the build directory; with
     * {@code <after>}, no page.
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
        ModulePackages module = module();
        List<Pair> pairs = new ArrayList<>();
        if (after != null) {
            older(named(after)).ifPresent(older -> pairs.add(new Pair(older, after.toPath())));
        } else if (module.isParentOnly()) {
            getLog().debug("Nothing to compare: the packaging is pom");
        } else {
            for (ModulePackage own : module.list("-Dapprpm.after")) {
                older(own).ifPresent(older -> pairs.add(new Pair(older, own.file())));
            }
        }
        return pairs;
    }

    private Optional<Path> older(ModulePackage own) {
        BaselineChoice choice = new BaselineChoice(
                Optional.ofNullable(before).map(File::toPath), Optional.ofNullable(baseline), requireBaseline);
        if (!choice.isNamed() && !module().isModule()) {
            throw new PackagingException(
                    "There is no package to compare '%s' with".formatted(Objects.toString(after)),
                    "Set -Dapprpm.before to the older package, or -Dapprpm.baseline to its coordinates");
        }
        Baseline chosen = choice.choose(
                new BaselineResolver(own.module(), repositories, session.getRepositorySession()), own.classifier());
        if (chosen.file().isEmpty()) {
            getLog().warn(("There is no package to compare with: %s This is normal before the first release; otherwise"
                            + " name one with <baseline> or -Dapprpm.baseline.")
                    .formatted(Sentence.of(chosen.words())));
        } else if (!choice.isNamed()) {
            getLog().info("Compared with " + chosen.words());
        }
        return chosen.file();
    }
}
