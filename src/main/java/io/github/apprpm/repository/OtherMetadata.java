package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.RepomdData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Decides which files beside those of packages a repository publishes, such as {@code updateinfo}. */
@FunctionalInterface
public interface OtherMetadata {
    /** Those that it has already. */
    OtherMetadata KEPT = (repodata, published) -> published;

    /**
     * @param repodata where new files are written, with their digests in their names
     * @param published what the repository publishes
     */
    List<RepomdData> in(Path repodata, List<RepomdData> published) throws IOException;
}
