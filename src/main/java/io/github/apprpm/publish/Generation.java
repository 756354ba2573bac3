package io.github.apprpm.publish;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.PackageRecord;
import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The metadata of a repository at one moment.
 *
 * @param bytes those of {@code repomd.xml}, none if there is no repository yet
 * @param file the same file in the storage
 * @param metadata what it names, copied
 */
record Generation(byte[] bytes, Optional<StoredFile> file, RepositoryMetadata metadata) {
    /** The files beside {@code repomd.xml}. */
    List<String> files() {
        return metadata.repomd().stream()
                .flatMap(repomd -> repomd.data().stream())
                .map(RepomdData::href)
                .toList();
    }

    Set<String> pkgids() {
        return metadata.packages().stream().map(PackageFacts::pkgid).collect(Collectors.toSet());
    }

    /** Those packages that are not there. */
    List<LocalPackage> without(List<LocalPackage> packages) {
        Set<String> there = pkgids();
        return packages.stream().filter(rpm -> !there.contains(rpm.sha256())).toList();
    }

    /** Whether a repository is there. */
    boolean exists() {
        return file.isPresent();
    }

    /** What replaces this one and no other. */
    WriteCondition unchanged() {
        return WriteCondition.unchanged(file.flatMap(StoredFile::tag));
    }

    long timestamp() {
        return metadata.repomd().map(Generation::timestamp).orElse(0L);
    }

    /** The time of metadata, in seconds since 1970; 0 if they do not say it. */
    static long timestamp(Repomd repomd) {
        return repomd.revision().matches("\\d{1,15}") ? Long.parseLong(repomd.revision()) : 0;
    }

    /** @throws PackagingException if another package has the name, version, release and architecture of this one */
    void requireNoOther(LocalPackage local, String repository) {
        requireNoOther(local.nevra(), local.sha256(), repository);
    }

    /** @throws PackagingException if another package has the name, version, release and architecture of this one */
    void requireNoOther(PackageRecord record, String repository) {
        requireNoOther(record.facts().nevra(), record.pkgid(), repository);
    }

    private void requireNoOther(String nevra, String pkgid, String repository) {
        for (PackageFacts facts : metadata.packages()) {
            if (!facts.pkgid().equals(pkgid) && facts.nevra().equals(nevra)) {
                throw PublishTarget.occupied(
                        "%s has another package %s, as '%s'".formatted(repository, nevra, facts.href()));
            }
        }
    }
}
