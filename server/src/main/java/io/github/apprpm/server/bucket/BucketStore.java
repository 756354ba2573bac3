package io.github.apprpm.server.bucket;

import io.github.apprpm.file.TemporaryDirectory;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.publish.ConditionProbe;
import io.github.apprpm.publish.Deposit;
import io.github.apprpm.publish.PackageDeposit;
import io.github.apprpm.publish.Pause;
import io.github.apprpm.publish.RepositoryStorage;
import io.github.apprpm.publish.StoredFile;
import io.github.apprpm.publish.WriteCondition;
import io.github.apprpm.publish.s3.S3Bucket;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.OtherContentException;
import io.github.apprpm.server.storage.PackageName;
import io.github.apprpm.server.storage.PackagePlaces;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Files packages in a bucket, as builds do; of two servers that have the same one, the bucket lets one be first. */
public final class BucketStore implements PackagePlaces {
    private static final String NOARCH = "noarch";

    private final S3Bucket bucket;
    private final PendingPackages pending;
    private final DataFolder data;
    private final Configuration configuration;
    private boolean isConditional;

    public BucketStore(S3Bucket bucket, PendingPackages pending, DataFolder data, Configuration configuration) {
        this.bucket = bucket;
        this.pending = pending;
        this.data = data;
        this.configuration = configuration;
    }

    /** The bytes first, then the note of them: what is noted can be listed by any server. */
    @Override
    public Filed file(String repository, Path file, PackageRecord read) throws IOException {
        PackageName name = PackageName.of(read);
        String release = configuration.release().of(read.release());
        List<String> architectures =
                read.architecture().equals(NOARCH) ? configuration.architectures() : List.of(read.architecture());
        List<View> views = architectures.stream()
                .map(architecture -> new View(repository, release, architecture))
                .toList();
        PackageRecord record = read.named(pathOf(name.fileName()));
        List<View> changed = new ArrayList<>();
        boolean isNew = false;
        try {
            requireConditions();
            for (View view : views) {
                boolean isBrought = bring(view, file, record, name);
                if (isBrought || listed(view, record.href()).isEmpty()) {
                    isNew |= pending.add(view, record);
                    changed.add(view);
                }
            }
        } catch (PackagingException e) { // of the bucket, not of the package
            throw new IOException(e.getMessage(), e);
        }
        return new Filed(isNew, name, views, changed);
    }

    /** Once: it takes four requests. */
    private synchronized void requireConditions() throws IOException {
        if (isConditional) {
            return;
        }
        try (TemporaryDirectory directory = TemporaryDirectory.create("apprpm-probe")) {
            isConditional = new ConditionProbe(bucket.repository(".pending")).holds(directory.path());
        }
        if (!isConditional) {
            throw new IOException(
                    "%s does not decide conditions, so that two servers could lose a package".formatted(bucket));
        }
    }

    /** @return whether bytes were sent */
    private boolean bring(View view, Path file, PackageRecord record, PackageName name) throws IOException {
        RepositoryStorage storage = bucket.repository(view.path());
        requireSame(storage, record, name);
        try {
            return new PackageDeposit(storage, true, Pause.USUAL)
                    .bring(
                            new Deposit(record.href(), file, record.size(), record.pkgid(), WriteCondition.ABSENT),
                            data.incoming(),
                            sent -> {});
        } catch (PackagingException e) {
            requireSame(storage, record, name); // another server was first
            throw e;
        }
    }

    private static void requireSame(RepositoryStorage storage, PackageRecord record, PackageName name)
            throws IOException {
        Optional<StoredFile> there = storage.find(record.href());
        if (there.flatMap(StoredFile::sha256)
                .filter(sha256 -> !sha256.equals(record.pkgid()))
                .isPresent()) {
            throw new OtherContentException(name);
        }
    }

    /** What the metadata that this server has copied say of a file. */
    private Optional<PackageFacts> listed(View view, String path) throws IOException {
        return RepositoryMetadata.read(data.folder(view)).packages().stream()
                .filter(facts -> facts.href().equals(path))
                .findFirst();
    }

    /** Through this server: so the other repository gets what was verified, and nothing that is there is replaced. */
    @Override
    public List<View> promote(String repository, String release, String fileName, String to) throws IOException {
        View from = having(repository, fileName).stream()
                .filter(view -> view.release().equals(release))
                .findFirst()
                .orElseThrow(() -> PackagePlaces.missing(repository, release, fileName));
        return read(
                from,
                pathOf(fileName),
                file -> file(to, file, new PackageIndexer().read(file, fileName))
                        .changed());
    }

    @Override
    public <T> T read(View view, String href, Reading<T> reading) throws IOException {
        Path file = data.incoming().resolve(UUID.randomUUID() + ".rpm");
        try {
            fetch(view, href, file);
            return reading.of(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void fetch(View view, String href, Path to) throws IOException {
        try {
            if (bucket.repository(view.path()).read(href, to).isPresent()) {
                return;
            }
        } catch (IOException | PackagingException e) {
            throw new NoSuchFileException(href, null, e.getMessage());
        }
        throw new NoSuchFileException(href);
    }

    @Override
    public List<View> withdraw(String repository, String release, String fileName) {
        throw new PackagingException(
                "A server with a bucket withdraws no packages, as others may list them again at the same time",
                "Publish a release with a higher version");
    }

    @Override
    public List<View> restore(String repository, String release, String fileName) {
        return withdraw(repository, release, fileName);
    }

    @Override
    public List<String> withdrawn(String repository, String release) {
        return List.of();
    }

    @Override
    public List<View> having(String repository, String fileName) throws IOException {
        List<View> views = new ArrayList<>();
        for (View view : data.views()) {
            if (view.repository().equals(repository) && isThere(view, fileName)) {
                views.add(view);
            }
        }
        return views;
    }

    private boolean isThere(View view, String fileName) throws IOException {
        String path = pathOf(fileName);
        return listed(view, path).isPresent() || pending.has(view, path);
    }

    @Override
    public String sha256(View view, String fileName) throws IOException {
        String path = pathOf(fileName);
        Optional<PackageFacts> facts = listed(view, path);
        return facts.isPresent()
                ? facts.get().pkgid()
                : bucket.repository(view.path())
                        .find(path)
                        .flatMap(StoredFile::sha256)
                        .orElseThrow(() -> new NoSuchFileException(fileName));
    }

    @Override
    public String pathOf(String fileName) {
        return bucket.repository("").pathOf(fileName);
    }
}
