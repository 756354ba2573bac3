package io.github.apprpm.repository;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Packages that one repository takes over from another one, as they are there.
 *
 * @param from the directory of the other one
 * @param patterns which packages; none for all
 */
public record Promotion(Path from, List<PackagePattern> patterns) {
    public Promotion {
        patterns = List.copyOf(patterns);
    }

    /** Those packages of the other repository that are meant. */
    List<PackageFacts> chosen(Collection<PackageFacts> packages) {
        return patterns.isEmpty()
                ? List.copyOf(packages)
                : patterns.stream()
                        .flatMap(each -> each.of(packages).stream())
                        .distinct()
                        .toList();
    }

    /**
     * Links the files.
     *
     * @param packages what the metadata of the other repository say of the packages
     * @return those that are new
     * @throws PackagingException if a file is not what the metadata say, or another file has its name
     */
    List<PackageFacts> link(Collection<PackageFacts> packages, Path root, FileChanges changes) throws IOException {
        List<PackageFacts> added = new ArrayList<>();
        for (PackageFacts each : chosen(packages)) {
            Path source = FileChanges.inside(from, each.href());
            Path target = FileChanges.inside(root, each.href());
            requireUnchanged(source, each);
            if (!Files.exists(target)) {
                changes.link(source, target);
                added.add(each);
            } else if (!Files.isSameFile(source, target) && Files.mismatch(source, target) >= 0) {
                throw new PackagingException(
                        "The repository has another package with the name of '%s'".formatted(source),
                        "Remove '%s', or build one of them with another release".formatted(target));
            }
        }
        return added;
    }

    private void requireUnchanged(Path source, PackageFacts each) throws IOException {
        boolean isUnchanged = Files.isRegularFile(source)
                && Files.size(source) == each.size()
                && Files.getLastModifiedTime(source).to(TimeUnit.SECONDS) == each.modified();
        if (!isUnchanged) {
            throw new PackagingException(
                    "The package '%s' of <from> is not the one that the metadata there have".formatted(source),
                    "Run apprpm:repository for '%s' first".formatted(from));
        }
    }
}
