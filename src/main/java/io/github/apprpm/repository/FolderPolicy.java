package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.PackageFacts;
import java.util.List;
import java.util.Set;

/** Decides which packages of a folder are published. Files that never were should leave it: each run reads them again. */
@FunctionalInterface
public interface FolderPolicy {
    /** All are. */
    FolderPolicy ALL = packages -> Set.of();

    /**
     * @param packages all that the folder has, in the order of the metadata
     * @return the hrefs of those that are not
     * @throws io.github.apprpm.model.PackagingException if they cannot be published together
     */
    Set<String> omitted(List<PackageFacts> packages);

    /**
     * Whether it omits packages that were published once: then they are known from the metadata before, as long as these
     * are there, and are not read again.
     */
    default boolean omitsPublished() {
        return false;
    }
}
