package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.List;
import java.util.Optional;

/**
 * What a run changes in the folder of a repository, apart from what its metadata follow by themselves.
 *
 * @param promotion packages that come from another repository
 * @param yank packages that are withdrawn
 * @param policy which packages clients see
 * @param keys by one of which new packages must be signed, if they are verified at all
 */
public record RepositoryChange(
        Optional<Promotion> promotion, Optional<Yank> yank, ContentPolicy policy, Optional<TrustedKeys> keys) {
    /** Nothing but what lies there now. */
    public static final RepositoryChange NONE =
            new RepositoryChange(Optional.empty(), Optional.empty(), ContentPolicy.ALL, Optional.empty());

    /**
     * What came of it.
     *
     * @param folder what became of the metadata
     * @param promoted the packages that came from another repository
     * @param yanked the packages that were withdrawn
     * @param deleted the hrefs of files that were deleted, as there are enough newer ones
     * @param unsigned the hrefs of packages that hosts refuse, as the key of the repository has not signed them
     */
    public record Outcome(
            FolderResult folder,
            List<PackageFacts> promoted,
            List<PackageFacts> yanked,
            List<String> deleted,
            List<String> unsigned) {}
}
