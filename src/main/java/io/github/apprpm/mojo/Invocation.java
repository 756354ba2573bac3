package io.github.apprpm.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * How a goal came to run: as part of a module's build, or named on the command line, where Maven runs a goal that needs no
 * project once for all modules.
 *
 * @param project the module
 * @param session the build
 * @param execution the goal
 */
record Invocation(MavenProject project, MavenSession session, MojoExecution execution) {
    private static final String POM = "pom";

    /** The modules whose packages are meant: those of the reactor for {@code mvn apprpm:check}. */
    List<MavenProject> modules() {
        boolean isForAll = isNamed() && !execution.getMojoDescriptor().isProjectRequired();
        return isForAll
                ? session.getProjects().stream()
                        .filter(module -> module.getBasedir() != null)
                        .toList()
                : List.of(project);
    }

    /** Whether the module is a parent, whose configuration is passed on to the modules where the goal has work to do. */
    boolean isPassedOn() {
        return isPom() && !isNamed();
    }

    /**
     * Whether a goal that runs in each module is meant for other modules than this one. On the command line, that is so in a
     * build of several modules.
     */
    boolean isForOtherModules() {
        return isPom() && (!isNamed() || session.getProjects().stream().anyMatch(this::isOtherModule));
    }

    private boolean isOtherModule(MavenProject other) {
        return !other.equals(project) && !other.getPackaging().equals(POM);
    }

    /**
     * Whether a file in the build directory is of the module. In a build, a module of packaging {@code pom} may share the
     * directory with its modules, whose packages of an earlier build lie there: then only what this build has made is its
     * own.
     */
    boolean isMeant(Path file) {
        if (!isPom() || isNamed()) {
            return true;
        }
        try {
            Optional<Date> begin = Optional.ofNullable(session.getStartTime());
            return begin.isEmpty()
                    || Files.getLastModifiedTime(file).toMillis() >= begin.get().getTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isPom() {
        return project.getPackaging().equals(POM);
    }

    private boolean isNamed() {
        return execution.getSource() == MojoExecution.Source.CLI;
    }
}
