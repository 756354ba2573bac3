package io.github.apprpm.server.index;

import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.util.List;

/** Writes the metadata of views. */
public interface MetadataIndex {
    /**
     * Brings the metadata of a view up to date with its packages.
     *
     * @throws io.github.apprpm.model.PackagingException if a package or the metadata are not right
     */
    FolderResult index(View view) throws IOException;

    /** The views whose metadata have to follow those of a view. */
    List<View> followers(View view);

    /** Somebody waits for the next run of a view, which is to have what any server has taken by now. */
    void requested(View view);
}
