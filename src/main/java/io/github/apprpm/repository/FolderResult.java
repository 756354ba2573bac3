package io.github.apprpm.repository;

import java.util.List;

/**
 * What a run has done to a repository.
 *
 * @param isChanged whether anything was written
 * @param packages how many are published now
 * @param added hrefs of packages that were read, be they new or changed
 * @param removed hrefs of packages that are not published any more
 */
public record FolderResult(boolean isChanged, int packages, List<String> added, List<String> removed) {
    public FolderResult {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }
}
