package io.github.apprpm.server.bucket;

import io.github.apprpm.publish.Deposit;
import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.WriteCondition;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The packages that a server has taken and no metadata have yet. Each has a small file in the bucket, so that another server
 * lists it if this one is lost.
 */
public final class PendingPackages {
    private static final String DIRECTORY = ".pending";

    private final S3Bucket bucket;
    private final RepositoryStorage storage;
    private final DataFolder data;
    /** What this server has read of its own ones, by view and path. */
    private final Map<View, Map<String, PackageRecord>> own = new ConcurrentHashMap<>();

    public PendingPackages(S3Bucket bucket, DataFolder data) {
        this.bucket = bucket;
        this.storage = bucket.repository(DIRECTORY);
        this.data = data;
    }

    /**
     * Notes a package whose bytes are in the bucket.
     *
     * @return whether it was not noted before
     */
    boolean add(View view, PackageRecord record) throws IOException {
        Path file = data.incoming().resolve(UUID.randomUUID() + ".pending");
        try {
            Files.writeString(file, record.pkgid());
            boolean isNew = storage.write(Deposit.of(path(view, record.href()), file, WriteCondition.ABSENT));
            own.computeIfAbsent(view, each -> new ConcurrentHashMap<>()).put(record.href(), record);
            return isNew;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String path(View view, String name) {
        return view.path() + "/" + name;
    }

    boolean has(View view, String name) throws IOException {
        return storage.find(path(view, name)).isPresent();
    }

    /** Those of a view, whichever server has taken them: when each came. */
    Map<String, Instant> of(View view) throws IOException {
        return bucket.files(DIRECTORY + "/" + view.path() + "/");
    }

    Optional<PackageRecord> own(View view, String name) {
        return Optional.ofNullable(own.getOrDefault(view, Map.of()).get(name));
    }

    /** Hosts see it now. */
    void remove(View view, String name) throws IOException {
        storage.delete(path(view, name));
        own.computeIfPresent(view, (each, records) -> {
            records.remove(name);
            return records;
        });
    }

    /** The views that have some, each with the time of the one that waits longest. */
    Map<View, Instant> views() throws IOException {
        Map<View, Instant> oldest = new HashMap<>();
        bucket.files(DIRECTORY + "/").forEach((path, time) -> {
            String[] words = path.split("/");
            if (words.length == 4 && Stream.of(words).limit(3).allMatch(Configuration::isName)) {
                oldest.merge(
                        new View(words[0], words[1], words[2]),
                        time,
                        (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        return oldest;
    }
}
