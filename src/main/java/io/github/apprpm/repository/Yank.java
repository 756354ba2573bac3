package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.PackageFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Packages that are withdrawn: they move into a directory that no client sees, from where they can be moved back.
 *
 * @param patterns which packages
 */
public record Yank(List<PackagePattern> patterns) {
    /** Where the files go, below the root of the repository. */
    public static final String DIRECTORY = ".yanked";

    public Yank {
        patterns = List.copyOf(patterns);
    }

    /**
     * Moves the files.
     *
     * @param packages all of the repository
     * @return those that are withdrawn
     */
    List<PackageFacts> move(Collection<PackageFacts> packages, Path root, FileChanges changes) throws IOException {
        List<PackageFacts> yanked = patterns.stream()
                .flatMap(each -> each.of(packages).stream())
                .distinct()
                .toList();
        for (PackageFacts each : yanked) {
            Path file = FileChanges.inside(root, each.href());
            Path target = FileChanges.inside(root.resolve(DIRECTORY), each.href());
            if (Files.exists(file) || !Files.exists(target)) { // else a run has moved it and was ended
                changes.move(file, target);
            }
        }
        return yanked;
    }
}
