package io.github.apprpm.mojo;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.mojo.ModulePackages.ModulePackage;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: they can be skipped, and report whether the request or the machine is at fault. */
abstract class RpmPluginMojo extends AbstractMojo {
    /** Skips this goal. */
    @Parameter(property = "apprpm.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    protected MojoExecution execution;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    protected File buildDirectory;

    final Invocation invocation() {
        return new Invocation(project, session, execution);
    }

    final ModulePackages module() {
        return new ModulePackages(project, invocation());
    }

    /** A package that the user names. */
    final ModulePackage named(File file) {
        return new ModulePackage(file.toPath(), Optional.empty(), project);
    }

    abstract void run() throws IOException;

    /** What a goal does even if it is skipped. */
    void skipped() throws IOException {}

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (skip) {
                getLog().info("Skipped: apprpm.skip is set");
                skipped();
            } else {
                run();
            }
        } catch (PackagingException e) {
            throw failure(e);
        } catch (InvalidPathException e) {
            throw failure(new PackagingException(
                    "The path '%s' has characters that this build cannot use: %s"
                            .formatted(e.getInput(), e.getReason()),
                    "Correct it; if it is right, build with LC_ALL=C.UTF-8 in the environment",
                    e));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Maven appends the messages of causes, which would repeat this one, but not those of suppressed exceptions. */
    private static MojoFailureException failure(PackagingException e) {
        MojoFailureException failure = new MojoFailureException(e.getMessage());
        failure.addSuppressed(e);
        return failure;
    }
}
