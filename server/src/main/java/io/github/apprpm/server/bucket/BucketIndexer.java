package io.github.apprpm.server.bucket;

import io.github.apprpm.file.TemporaryDirectory;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.StoredRepository;
import io.github.apprpm.publish.UploadListener;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.repository.FolderResult;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import io.github.apprpm.server.index.MetadataIndex;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lists packages that servers have taken in the metadata of the bucket, by the same compare-and-swap as builds do. Usually each
 * server lists its own; what another one has left undone for too long, or somebody waits for, any of them lists.
 */
public final class BucketIndexer implements MetadataIndex {
    private static final System.Logger LOG = System.getLogger("bucket");
    /** What went wrong beside the metadata. */
    private static final UploadListener WARNINGS = words -> LOG.log(System.Logger.Level.WARNING, words);

    private final S3Bucket bucket;
    private final PendingPackages pending;
    private final MetadataMirror mirror;
    private final DataFolder data;
    private final Path work;
    private final Optional<MetadataSigner> signer;
    private final Duration patience;
    private final InstantSource clock;
    /** The views whose next run has the packages of all servers. */
    private final Set<View> requested = ConcurrentHashMap.newKeySet();

    /**
     * @param work for copies of metadata; what is there is deleted
     * @param patience how long others may take to list their packages
     * @throws IOException if what an earlier run has left cannot be deleted
     */
    public BucketIndexer(
            S3Bucket bucket,
            PendingPackages pending,
            MetadataMirror mirror,
            DataFolder data,
            Path work,
            Optional<MetadataSigner> signer,
            Duration patience,
            InstantSource clock)
            throws IOException {
        new TemporaryDirectory(work).close();
        this.bucket = bucket;
        this.pending = pending;
        this.mirror = mirror;
        this.data = data;
        this.work = work;
        this.signer = signer;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public FolderResult index(View view) throws IOException {
        boolean isRequested = requested.remove(view);
        try {
            List<PackageRecord> records = records(view, isRequested);
            if (!records.isEmpty()) {
                list(view, records);
            }
            boolean isChanged = mirror.refresh(view);
            return new FolderResult(
                    isChanged || !records.isEmpty(),
                    RepositoryMetadata.read(data.folder(view)).packages().size(),
                    records.stream().map(PackageRecord::href).toList(),
                    List.of());
        } catch (IOException | RuntimeException e) {
            if (isRequested) {
                requested.add(view);
            }
            throw e;
        }
    }

    private List<PackageRecord> records(View view, boolean isRequested) throws IOException {
        Instant late = clock.instant().minus(patience);
        List<PackageRecord> records = new ArrayList<>();
        for (Map.Entry<String, Instant> each : pending.of(view).entrySet()) {
            Optional<PackageRecord> own = pending.own(view, each.getKey());
            if (own.isPresent()) {
                records.add(own.get());
            } else if (isRequested || each.getValue().isBefore(late)) {
                records.add(fetched(view, each.getKey()));
            }
        }
        return records;
    }

    /** Reads a package that another server has taken, and verifies its digests again. */
    private PackageRecord fetched(View view, String path) throws IOException {
        Path file = data.incoming().resolve(UUID.randomUUID() + ".rpm");
        try (RepositoryStorage storage = bucket.repository(view.path())) {
            if (storage.read(path, file).isEmpty()) {
                throw new PackagingException(
                        "The package '%s' of %s was taken, and is not there".formatted(path, storage.name()),
                        "Put it there again");
            }
            return new PackageIndexer().read(file, path);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void list(View view, List<PackageRecord> records) throws IOException {
        try (StoredRepository repository = new StoredRepository(
                bucket.repository(view.path()),
                signer,
                false,
                clock,
                Optional.empty(),
                work.resolve(UUID.randomUUID().toString()))) {
            try {
                repository.list(records, WARNINGS);
            } catch (PackagingException e) {
                listEach(view, repository, records); // one that is wrong does not keep the others back
                return;
            }
        }
        for (PackageRecord record : records) {
            pending.remove(view, record.href());
        }
    }

    /** @throws PackagingException if one is not listed; it is tried again */
    private void listEach(View view, StoredRepository repository, List<PackageRecord> records) throws IOException {
        Optional<PackagingException> refused = Optional.empty();
        for (PackageRecord record : records) {
            try {
                repository.list(List.of(record), WARNINGS);
                pending.remove(view, record.href());
            } catch (PackagingException e) {
                refused = Optional.of(e);
            }
        }
        if (refused.isPresent()) {
            throw refused.get();
        }
    }

    /** Nothing follows a view of a bucket. */
    @Override
    public List<View> followers(View view) {
        return List.of();
    }

    @Override
    public void requested(View view) {
        requested.add(view);
    }

    /** The views with packages that have waited for a server for so long. */
    List<View> waiting(Duration longer) throws IOException {
        Instant late = clock.instant().minus(longer);
        return pending.views().entrySet().stream()
                .filter(each -> each.getValue().isBefore(late))
                .map(Map.Entry::getKey)
                .toList();
    }

    Duration patience() {
        return patience;
    }
}
