package io.github.apprpm.publish;

import io.github.apprpm.file.TemporaryDirectory;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.RepoFile;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.repository.metadata.MetadataCompression;
import io.github.apprpm.repository.metadata.MetadataUpdate;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A repository in a storage that knows no packages: this publisher writes the metadata.
 *
 * <p>Only the metadata and the new packages move, never the old packages. The one commit point is {@code repomd.xml}, which
 * replaces the one that was read, and no other: who was slower begins again with what is there then. So publishers on many
 * machines lose no package, if the storage decides conditions.
 */
public final class StoredRepository implements PublishTarget {
    /** Each failure means that another publisher succeeded. */
    private static final int ATTEMPTS = 100;
    /** A storage that fails so often in a row is broken. */
    private static final int FAILURES = 5;

    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final MeasuredStorage storage;
    private final Optional<MetadataSigner> signer;
    private final boolean singleWriter;
    private final InstantSource clock;
    private final Optional<RepoFile> repoFile;
    private final Path directory;
    private final MetadataCopies copies;

    /**
     * @param signer signs the metadata, or nobody does
     * @param singleWriter whether nobody else publishes at the same time, which storages need that do not decide conditions
     * @param repoFile by which hosts know it, if it is known where they find it
     * @param directory for copies of metadata, and of nothing else; is made, and deleted at the end
     */
    public StoredRepository(
            RepositoryStorage storage,
            Optional<MetadataSigner> signer,
            boolean singleWriter,
            InstantSource clock,
            Optional<RepoFile> repoFile,
            Path directory) {
        this.storage = new MeasuredStorage(storage);
        this.signer = signer;
        this.singleWriter = singleWriter;
        this.clock = clock;
        this.repoFile = repoFile;
        this.directory = directory;
        this.copies = new MetadataCopies(this.storage, directory.resolve("published"));
    }

    @Override
    public String name() {
        return storage.name();
    }

    @Override
    public Optional<URI> repository() {
        return repoFile.map(RepoFile::address);
    }

    @Override
    public Optional<String> traffic() {
        return Optional.of(storage.traffic());
    }

    long moved() {
        return storage.moved();
    }

    @Override
    public List<LocalPackage> missing(List<LocalPackage> packages) throws IOException {
        signature(true).requireKey();
        Generation generation = copies.fetch();
        List<LocalPackage> missing = generation.without(packages);
        for (LocalPackage rpm : missing) {
            generation.requireNoOther(rpm, storage.name());
        }
        return missing;
    }

    @Override
    public List<LocalPackage> invisible(List<LocalPackage> packages) throws IOException {
        return copies.fetch().without(packages);
    }

    @Override
    public void publish(List<LocalPackage> missing, UploadListener listener) throws IOException {
        Files.createDirectories(directory);
        boolean conditional = !singleWriter;
        if (conditional && !new ConditionProbe(storage).holds(directory)) {
            throw unconditional();
        }
        MetadataSignature signature = signature(conditional);
        signature.requireKey();
        List<PackageRecord> records = new ArrayList<>();
        PackageIndexer indexer = new PackageIndexer();
        for (LocalPackage rpm : missing) {
            records.add(indexer.read(rpm.file(), storage.pathOf(rpm.fileName())));
        }
        PackageDeposit deposit = new PackageDeposit(storage, conditional, Pause.USUAL);
        for (int i = 0; i < records.size(); i++) {
            LocalPackage rpm = missing.get(i);
            PackageRecord record = records.get(i);
            boolean isNew = deposit.bring(
                    new Deposit(record.href(), rpm.file(), record.size(), record.pkgid(), WriteCondition.NONE),
                    directory,
                    sent -> listener.sent(rpm, sent));
            listener.arrived(rpm, isNew ? "" : "its bytes were there");
        }
        signature.bringKey();
        bringRepoFile();
        commit(records, conditional, signature, listener);
    }

    /** Shows hosts packages that were brought; all of them or none. */
    public void list(List<PackageRecord> records, UploadListener listener) throws IOException {
        Files.createDirectories(directory);
        MetadataSignature signature = signature(!singleWriter);
        signature.requireKey();
        signature.bringKey();
        commit(records, !singleWriter, signature, listener);
    }

    /** A run that was ended after its commit may have left the signature of the metadata before. */
    @Override
    public void complete() throws IOException {
        Generation current = copies.fetch();
        if (current.exists()) {
            signature(!singleWriter).settle(current.bytes(), copies, signedAt(current.timestamp()));
        }
    }

    private void bringRepoFile() throws IOException {
        if (repoFile.isPresent()) {
            Path file =
                    Files.writeString(directory.resolve("repo"), repoFile.get().text());
            Path copy = directory.resolve("repo-copy");
            String path = repoFile.get().fileName();
            if (storage.read(path, copy).isEmpty() || Files.mismatch(file, copy) >= 0) {
                storage.write(Deposit.of(path, file, WriteCondition.NONE));
            }
        }
    }

    private void commit(
            List<PackageRecord> records, boolean conditional, MetadataSignature signature, UploadListener listener)
            throws IOException {
        int failures = 0;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Generation before = copies.fetch();
            List<PackageRecord> added = added(before, records);
            MetadataUpdate update = new MetadataUpdate(before.metadata(), Set.of(), added);
            if (update.isEmpty()) {
                signature.settle(before.bytes(), copies, signedAt(before.timestamp()));
                return;
            }
            if (conditional && before.exists() && before.file().get().tag().isEmpty()) {
                throw unconditional();
            }
            try {
                Repomd next = write(update);
                Optional<MetadataSignature.Prepared> prepared =
                        signature.prepare(next.bytes(), signedAt(Generation.timestamp(next)));
                if (swap(before, next.bytes(), conditional)) {
                    if (prepared.isPresent()) {
                        signature.follow(next.bytes(), prepared.get(), copies);
                    }
                    tidy(before, next, conditional, listener);
                    if (copies.isCurrent(next.bytes())) {
                        return;
                    }
                    // Others have published since; the next round looks whether they began with these metadata.
                }
                failures = 0;
            } catch (IOException e) {
                failures++;
                if (failures >= FAILURES) {
                    throw e;
                }
            }
            pause(attempt).once();
        }
        throw new IOException("%s was changed by others %d times before this build could publish"
                .formatted(storage.name(), ATTEMPTS));
    }

    /** A package that is there already, from a run whose reply was lost or from another machine, stays as it is. */
    private List<PackageRecord> added(Generation before, List<PackageRecord> records) {
        Set<String> there = new HashSet<>(before.pkgids());
        List<PackageRecord> added = new ArrayList<>();
        for (PackageRecord record : records) {
            before.requireNoOther(record, storage.name());
            if (there.add(record.pkgid())) {
                added.add(record);
            }
        }
        return added;
    }

    /** Writes the new metadata, and brings the files that {@code repomd.xml} will name. */
    private Repomd write(MetadataUpdate update) throws IOException {
        Repomd repomd = update.write(
                copies.path("repodata"), MetadataCompression.GZ, clock.instant().getEpochSecond());
        for (RepomdData data : repomd.data()) {
            Path file = copies.path(data.href());
            if (Files.exists(file)) {
                storage.write(Deposit.of(data.href(), file, WriteCondition.NONE));
            }
        }
        return repomd;
    }

    /** A lost reply is no failure, nor is a refusal of what was sent twice: what is there decides. */
    private boolean swap(Generation before, byte[] repomd, boolean conditional) throws IOException {
        Path file = Files.write(directory.resolve("repomd.xml"), repomd);
        IOException lost = null;
        try {
            if (storage.write(Deposit.of(Repomd.PATH, file, conditional ? before.unchanged() : WriteCondition.NONE))) {
                return true;
            }
        } catch (IOException e) {
            lost = e;
        }
        if (copies.isCurrent(repomd)) {
            return true;
        }
        if (lost != null) {
            throw lost;
        }
        return false;
    }

    /** The time of the metadata, so that each publisher makes the same signature; a clock that was wrong makes none of the future. */
    private Instant signedAt(long timestamp) {
        return Instant.ofEpochSecond(Math.min(timestamp, clock.instant().getEpochSecond()));
    }

    /** What this commit has replaced is deleted by one of tomorrow; that it fails is no reason to fail. */
    private void tidy(Generation before, Repomd next, boolean conditional, UploadListener listener) {
        try {
            new SupersededFiles(storage, conditional, directory).after(before, next, clock.instant());
        } catch (IOException | PackagingException e) {
            listener.warns("Old metadata of %s were not deleted: %s".formatted(storage.name(), e.getMessage()));
        }
    }

    private MetadataSignature signature(boolean conditional) {
        return new MetadataSignature(storage, signer, conditional, directory);
    }

    private PackagingException unconditional() {
        return new PackagingException(
                "%s does not decide conditions, so that two builds that publish at the same time could lose a package"
                        .formatted(storage.name()),
                "If no other build publishes there at the same time, set <singleWriter> to true");
    }

    /** A time of its own for each publisher, so that they do not meet again. */
    private static Pause pause(int attempt) {
        int longest = Math.min(LONGEST_PAUSE_MILLIS, 20 * attempt);
        return new Pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(longest)));
    }

    @Override
    public void close() throws IOException {
        storage.close();
        new TemporaryDirectory(directory).close();
    }
}
