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
     * @param all the entries of a package
     * @return the same without directories of trees that are the host's, and the directories above them that are not
     * @throws PackagingException if another entry is itself a directory of the host
     */
    List<Entry> addTo(Collection<Entry> all) {
        List<Entry> entries =
                all.stream().filter(entry -> !isFoundOnHost(entry)).toList();
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
        List<Entry> owned = new ArrayList<>(directories.values());
        owned.addAll(entries);
        return owned;
    }

    private boolean isFoundOnHost(Entry entry) {
        return entry instanceof Directory directory && directory.isFound() && isDistribution(entry);
    }

    private boolean isDistribution(Entry entry) {
        return entry.path().equals("/") || DistributionDirectories.contains(entry.path(), name);
    }

    private void refuseDistribution(Entry entry) {
        if (isDistribution(entry)) {
            throw new PackagingException(
                    "The path '%s' is a directory of the distribution, which no other package may own"
                            .formatted(entry.path()),
                    "Name a path below it");
        }
    }
}
