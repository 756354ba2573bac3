package io.github.apprpm.repository;

import io.github.apprpm.repository.metadata.MetadataCompression;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the metadata of a folder are written.
 *
 * @param time the time of the metadata and their signature
 * @param signer signs {@code repomd.xml}
 * @param keptGenerations how many superseded sets of metadata stay, for clients that have an older {@code repomd.xml}
 * @param keptFor those that were superseded more recently stay too
 */
public record FolderOptions(
        MetadataCompression compression,
        Instant time,
        Optional<MetadataSigner> signer,
        int keptGenerations,
        Duration keptFor,
        FolderPolicy policy,
        OtherMetadata others) {
    public static final int KEPT_GENERATIONS = 2;
    /** As long as most clients hold a repository's metadata for fresh. */
    public static final Duration KEPT_FOR = Duration.ofHours(24);

    /** Unsigned gzip for all packages, and what is superseded stays for a day. */
    public static FolderOptions at(Instant time) {
        return new FolderOptions(
                MetadataCompression.GZ,
                time,
                Optional.empty(),
                KEPT_GENERATIONS,
                KEPT_FOR,
                FolderPolicy.ALL,
                OtherMetadata.KEPT);
    }

    public FolderOptions signedBy(MetadataSigner signer) {
        return new FolderOptions(compression, time, Optional.of(signer), keptGenerations, keptFor, policy, others);
    }

    /** With other files beside those of packages. */
    public FolderOptions with(OtherMetadata other) {
        return new FolderOptions(compression, time, signer, keptGenerations, keptFor, policy, other);
    }
}
