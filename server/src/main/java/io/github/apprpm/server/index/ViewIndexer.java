package io.github.apprpm.server.index;

import io.github.apprpm.openpgp.PublicKeys;
import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.PackageKeys;
import io.github.apprpm.repository.RepositoryFolder;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.RecentPackages;
import io.github.apprpm.server.storage.View;
import io.github.apprpm.server.virtual.MergedViews;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Brings the metadata of a view up to date with its packages. */
public final class ViewIndexer implements MetadataIndex {
    private final DataFolder data;
    private final RecentPackages recent;
    private final MergedViews merged;
    private final Optional<MetadataSigner> signer;
    private final Optional<PublicKeys> ofPackages;
    private final InstantSource clock;

    /**
     * @param recent packages that need not be read
     * @param signer signs metadata
     * @param ofPackages the keys that hosts need to verify packages
     */
    public ViewIndexer(
            DataFolder data,
            RecentPackages recent,
            MergedViews merged,
            Optional<MetadataSigner> signer,
            Optional<PublicKeys> ofPackages,
            InstantSource clock) {
        this.ofPackages = ofPackages;
        this.data = data;
        this.recent = recent;
        this.merged = merged;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public FolderResult index(View view) throws IOException {
        FolderOptions unsigned = FolderOptions.at(clock.instant());
        FolderOptions options = signer.map(unsigned::signedBy).orElse(unsigned);
        if (merged.isVirtual(view)) {
            return merged.index(view, options);
        }
        try (RepositoryFolder folder = RepositoryFolder.open(data.folder(view))) {
            if (ofPackages.isPresent()) {
                PackageKeys.write(data.folder(view), ofPackages.get(), signer);
            }
            return folder.update(this::read, options);
        }
    }

    private PackageRecord read(Path file, String href) throws IOException {
        Optional<PackageRecord> known = recent.find(file, href);
        return known.isPresent() ? known.get() : new PackageIndexer().read(file, href);
    }

    @Override
    public List<View> followers(View view) {
        return merged.of(view);
    }

    /** Nobody else takes packages into the folder. */
    @Override
    public void requested(View view) {}
}
