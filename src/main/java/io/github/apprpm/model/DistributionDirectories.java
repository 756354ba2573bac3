package io.github.apprpm.model;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The directories that belong to the host. A package that owned one of them would conflict with the distribution's own
 * package, or change its mode.
 */
public final class DistributionDirectories {
    /** Directories of fragments, which belong to the program that reads them. */
    private static final Pattern FRAGMENTS = Pattern.compile("/(etc|usr/lib|usr/share)/(.+/)?[^/]+\\.d");

    private static final List<String> LINES = read("distribution-directories.txt");
    private static final Set<String> KNOWN = Set.copyOf(LINES);
    /** The lines with a {@code *}, which stands for one part of a path. */
    private static final Pattern KINDS = Pattern.compile(LINES.stream()
            .filter(line -> line.contains("*"))
            .map(line -> line.replace(".", "\\.").replace("*", "[^/]+"))
            .collect(Collectors.joining("|")));

    private DistributionDirectories() {}

    /**
     * Whether a directory belongs to the host.
     *
     * @param path an absolute path
     * @param name the package's name: the fragments of its own unit are its own
     */
    public static boolean contains(String path, String name) {
        return KNOWN.contains(path)
                || KINDS.matcher(path).matches()
                || FRAGMENTS.matcher(path).matches() && !InstallPath.name(path).startsWith(name + ".");
    }

    private static List<String> read(String resource) {
        return Resource.text(DistributionDirectories.class, resource)
                .lines()
                .filter(line -> line.startsWith("/"))
                .toList();
    }
}
