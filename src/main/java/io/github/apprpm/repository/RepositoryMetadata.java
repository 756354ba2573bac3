package io.github.apprpm.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a repository has published, so far as {@code primary.xml} says it.
 *
 * @param root the directory that has {@code repodata}, or the files that were fetched of it
 * @param repomd nothing if it has published nothing
 * @param packages in the order of the file
 */
public record RepositoryMetadata(Path root, Optional<Repomd> repomd, List<PackageFacts> packages) {
    public RepositoryMetadata {
        packages = List.copyOf(packages);
    }

    /**
     * Reads the metadata of a repository.
     *
     * @throws io.github.apprpm.model.PackagingException if they are damaged
     */
    public static RepositoryMetadata read(Path root) throws IOException {
        Optional<Repomd> repomd = Repomd.read(root);
        return new RepositoryMetadata(root, repomd, repomd.isPresent() ? packages(root, repomd.get()) : List.of());
    }

    private static List<PackageFacts> packages(Path root, Repomd repomd) throws IOException {
        List<PackageFacts> packages = new ArrayList<>();
        RepomdData primary = MetadataReader.data(root, repomd, MetadataKind.PRIMARY);
        try (PartsInput input = MetadataInputs.open(root, primary, MetadataKind.PRIMARY)) {
            for (Optional<byte[]> parts = input.next(); parts.isPresent(); parts = input.next()) {
                packages.addAll(MetadataReader.facts(root, parts.get()));
            }
        }
        return packages;
    }

    /** When they were written, in seconds since 1970; a later repomd.xml may not be older. */
    long timestamp() {
        return repomd.stream()
                .flatMap(one -> one.data().stream())
                .mapToLong(RepomdData::timestamp)
                .max()
                .orElse(0);
    }
}
