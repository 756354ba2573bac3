package io.github.apprpm.publish;

import io.github.apprpm.repository.PackageFacts;
import io.github.apprpm.repository.Repomd;
import io.github.apprpm.repository.RepomdData;
import io.github.apprpm.repository.RepositoryMetadata;
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
}
