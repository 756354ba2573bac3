package io.github.apprpm.server.config;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.server.access.Right;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the server does, as its administrator has said.
 *
 * @param data the directory that has everything the server keeps
 * @param repositories their names; uploads that name none go into the first
 * @param architectures for which each release has a folder, in which noarch packages are
 * @param release finds the release that a package is for
 * @param logs the directory of the log of requests
 * @param anonymous what may be done without a token
 * @param quiet how long no package comes before the metadata follow
 * @param longestDelay how long the metadata wait at most while packages keep coming
 * @param bucket has the packages and metadata instead of the data folder
 */
public record Configuration(
        Path data,
        Network network,
        List<String> repositories,
        List<String> architectures,
        ReleaseRule release,
        Set<Right> anonymous,
        Duration quiet,
        Duration longestDelay,
        Limits limits,
        Keys keys,
        Virtuals virtuals,
        Optional<Path> logs,
        Optional<Bucket> bucket) {
    /** Names that are safe in paths, addresses and {@code .repo} files. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*");

    public Configuration {
        repositories = List.copyOf(repositories);
        architectures = List.copyOf(architectures);
        anonymous = Set.copyOf(anonymous);
        if (longestDelay.compareTo(quiet) < 0) {
            throw new PackagingException(
                    "The setting 'longestDelay' is shorter than 'quiet'", "Raise longestDelay or lower quiet");
        }
        if (bucket.isPresent() && !virtuals.members().isEmpty()) {
            throw new PackagingException(
                    "The settings 'bucket' and 'virtual' are both set, and a node with a bucket has no virtual repositories",
                    "Remove 'virtual', and let another server without a bucket merge them");
        }
        if (bucket.isPresent() && limits.quota() < Long.MAX_VALUE) {
            throw new PackagingException(
                    "The settings 'bucket' and 'quota' are both set, and no node knows what the others have stored",
                    "Remove 'quota', and limit the bucket where it is kept");
        }
    }

    /**
     * What the command line says, then the file, then the defaults.
     *
     * @param file the configuration file, if there is one
     * @throws PackagingException if something in it is not right
     */
    public static Configuration read(Optional<Path> file, Overrides overrides) throws IOException {
        Map<Setting, String> values =
                file.isPresent() ? ConfigurationFile.read(file.get()) : new EnumMap<>(Setting.class);
        overrides.settings().forEach((key, value) -> values.put(Setting.of(key).orElseThrow(), value));
        return of(values, overrides.port());
    }

    private static Configuration of(Map<Setting, String> values, Optional<Integer> port) {
        Values all = new Values(values);
        if (all.text(Setting.DATA).isEmpty()) {
            throw new PackagingException(
                    "There is no data directory", "Name it with --data, or with 'data = ' in the configuration file");
        }
        return new Configuration(
                Path.of(all.text(Setting.DATA)).toAbsolutePath().normalize(),
                Network.of(all, port),
                names(all, Setting.REPOSITORIES),
                names(all, Setting.ARCHITECTURES),
                new ReleaseRule(
                        ReleaseRule.pattern(all.text(Setting.RELEASE_PATTERN)),
                        Optional.of(all.text(Setting.RELEASE_WITHOUT_TAG))
                                .filter(text -> !text.isEmpty())
                                .map(text -> name(Setting.RELEASE_WITHOUT_TAG, text))),
                Right.of(all.text(Setting.ANONYMOUS), "the setting 'anonymous'"),
                all.duration(Setting.QUIET),
                all.duration(Setting.LONGEST_DELAY),
                Limits.of(all),
                Keys.of(all),
                Virtuals.of(all, names(all, Setting.REPOSITORIES)),
                all.path(Setting.LOGS),
                Bucket.of(all));
    }

    private static List<String> names(Values all, Setting setting) {
        List<String> names =
                all.words(setting).stream().map(text -> name(setting, text)).toList();
        if (names.isEmpty()) {
            throw new PackagingException(
                    "The setting '%s' is empty".formatted(setting.key), "Set it as in " + setting.byDefault);
        }
        return names;
    }

    private static String name(Setting setting, String text) {
        if (!isName(text)) {
            throw new PackagingException(
                    "The setting '%s' has '%s', which is not a name".formatted(setting.key, text),
                    "Use letters, digits and _ - . such as " + setting.byDefault);
        }
        return text;
    }

    /** Whether it can be the name of a repository, a release or an architecture. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The repository of uploads that name none. */
    public String defaultRepository() {
        return repositories.get(0);
    }
}
