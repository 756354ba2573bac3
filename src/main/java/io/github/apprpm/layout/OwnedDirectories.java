package io.github.apprpm.layout;

import io.github.apprpm.model.Attributes;
import io.github.apprpm.model.DistributionDirectories;
import io.github.apprpm.model.Entry;
import io.github.apprpm.model.Entry.Directory;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.model.PackagingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds the directories above a package's files that no other package owns, so that rpm removes them with the package. */
final class OwnedDirectories {
    private static final int MODE = 0755;

    private final String name;

    OwnedDirectories(String packageName) {
        this.name = packageName;
    }

    /**
     * @param entries the entries of a package
     * @return the same, and the directories above them that are not the host's
     * @throws PackagingException if an entry is itself a directory of the host
     */
    List<Entry> addTo(Collection<Entry> entries) {
        entries.forEach(this::refuseDistribution);
        Map<String, Entry> directories = new TreeMap<>();
        for (Entry entry : entries) {
            String path = InstallPath.parent(entry.path());
            while (!path.equals("/") && !DistributionDirectories.contains(path, name)) {
                directories.putIfAbsent(path, new Directory(path, Attributes.root(MODE)));
                path = InstallPath.parent(path);
            }
        }
        directories.keySet().removeAll(entries.stream().map(Entry::path).collect(Collectors.toSet()));
        List<Entry> all = new ArrayList<>(directories.values());
        all.addAll(entries);
        return all;
    }

    private void refuseDistribution(Entry entry) {
        if (entry.path().equals("/") || DistributionDirectories.contains(entry.path(), name)) {
            throw new PackagingException(
                    "The path '%s' is a directory of the distribution, which no other package may own"
                            .formatted(entry.path()),
                    "Name a path below it");
        }
    }
}
