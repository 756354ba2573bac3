package io.github.apprpm.verify;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.systemd.ServiceDirectory;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The line that helps a service whose host does not let it do what it wants.
 *
 * @param name of the package
 * @param home the working directory of its unit, if it has one
 */
public record StartAdvice(String name, Optional<String> home) {
    private static final Pattern NO_EXEC = Pattern.compile("UnsatisfiedLinkError: (/\\S+?):.*failed to map segment");
    private static final Pattern LINK = Pattern.compile(
            "Failed to set up special execution directory in (/\\S+): Too many levels of symbolic links");
    private static final Pattern READ_ONLY = Pattern.compile(
            "Exception: (\\S+): Read-only file system|ReadOnlyFileSystemException: (\\S+)|(\\S+) \\(Read-only file system\\)");
    private static final Pattern NOT_MADE = Pattern.compile(
            "AccessDeniedException: (\\S+)|(\\S+) \\(Permission denied\\)|Failed to create parent directories for \\[(\\S+)]"
                    + "|Could not create directory (\\S+)|Unable to create (?:the )?directory \\[?([^\\s\\]]+)");

    /** @param lines what the service and systemd have written */
    public Optional<String> of(List<String> lines) {
        return Stream.<Optional<String>>of(
                        found(lines, NO_EXEC, this::elsewhere),
                        found(lines, LINK, this::withoutLink),
                        found(lines, READ_ONLY, this::writable),
                        found(lines, NOT_MADE, this::inWorkingDirectory))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> found(
            List<String> lines, Pattern pattern, Function<String, Optional<String>> advice) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .flatMap(match -> advice.apply(path(match.toMatchResult())).stream())
                .findFirst();
    }

    private static String path(MatchResult match) {
        int group = 1;
        while (match.group(group) == null) {
            group++;
        }
        return match.group(group);
    }

    private Optional<String> elsewhere(String library) {
        return Optional.of(
                "%s is mounted with noexec: let native libraries be unpacked elsewhere, with the option -Djava.io.tmpdir=/var/cache/%s of the JVM"
                        .formatted(InstallPath.parent(library), name));
    }

    private Optional<String> withoutLink(String parent) {
        return Stream.of(ServiceDirectory.values())
                .filter(kind -> kind.parent().equals(parent) && kind != ServiceDirectory.CONFIGURATION)
                .map(ServiceDirectory::directive)
                .findFirst()
                .map(directive ->
                        "%s/%s is a symbolic link, which %s= does not follow: mount the directory there instead, or set <unit><%3$s></%3$s><ReadWritePaths>%1$s/%2$s</ReadWritePaths></unit>"
                                .formatted(parent, name, directive));
    }

    private Optional<String> writable(String path) {
        return inWorkingDirectory(path)
                .or(() -> Optional.of("let it write there with <unit><ReadWritePaths>%s</ReadWritePaths></unit>"
                        .formatted(InstallPath.parent(path))));
    }

    /** For a path that is relative, or was before the application completed it. */
    private Optional<String> inWorkingDirectory(String path) {
        boolean isBelow = !path.startsWith("/")
                || home.filter(directory -> path.startsWith(directory + "/")).isPresent();
        return isBelow ? Optional.of(workingDirectory(name)) : Optional.empty();
    }

    /** What to set for a service that writes to relative paths. */
    public static String workingDirectory(String name) {
        return "if it writes to a relative path, set <unit><WorkingDirectory>/var/lib/%s</WorkingDirectory></unit>"
                .formatted(name);
    }
}
