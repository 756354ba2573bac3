package io.github.apprpm.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * How a goal came to run in a module of packaging {@code pom}: as part of the build, since its configuration is passed on to
 * other modules, or named on the command line.
 *
 * @param project the module
 * @param session the build
 * @param execution the goal
 */
record Invocation(MavenProject project, MavenSession session, MojoExecution execution) {
    private static final String POM = "pom";

    /**
     * Whether it is meant for other modules. On the command line, as in {@code mvn apprpm:check}, that is so in a build of
     * several modules; in this one alone, the user means its own packages.
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
