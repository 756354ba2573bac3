package io.github.apprpm.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A Java runtime that a package brings along, where the launcher of the application looks first.
 *
 * @param java the program, with all links resolved
 * @param release the file that names its version, with all links resolved
 */
public record PackagedRuntime(String java, String release) {
    /** As Linux follows in a path. */
    private static final int MOST_LINKS = 40;

    /**
     * The runtime among the files of a package.
     *
     * @param files the paths of all files and links: a file with an empty text, a link with its target
     * @param isExecutable whether the mode of a file lets it run
     */
    public static Optional<PackagedRuntime> among(
            InstalledApplication application, Map<String, String> files, Predicate<String> isExecutable) {
        Optional<String> java =
                resolved(application.runtime() + "/bin/java", files).filter(isExecutable);
        Optional<String> release = resolved(application.runtime() + "/release", files);
        return java.isPresent() && release.isPresent()
                ? Optional.of(new PackagedRuntime(java.get(), release.get()))
                : Optional.empty();
    }

    private static Optional<String> resolved(String path, Map<String, String> files) {
        String place = path;
        for (int followed = 0; followed < MOST_LINKS; followed++) {
            Optional<String> link = linkIn(place, files);
            if (link.isEmpty()) {
                return Optional.of(place).filter(files::containsKey);
            }
            String target = files.get(link.get());
            String rest = place.substring(link.get().length());
            place = plain((target.startsWith("/") ? target : InstallPath.parent(link.get()) + "/" + target) + rest);
        }
        return Optional.empty();
    }

    /** The first directory of a path, or the path itself, that is a link. */
    private static Optional<String> linkIn(String path, Map<String, String> files) {
        for (int end = path.indexOf('/', 1); end >= 0; end = path.indexOf('/', end + 1)) {
            if (!files.getOrDefault(path.substring(0, end), "").isEmpty()) {
                return Optional.of(path.substring(0, end));
            }
        }
        return Optional.of(path).filter(whole -> !files.getOrDefault(whole, "").isEmpty());
    }

    /** Without {@code .} and {@code ..}. */
    private static String plain(String path) {
        return Path.of(path).normalize().toString().replace('\\', '/');
    }
}
