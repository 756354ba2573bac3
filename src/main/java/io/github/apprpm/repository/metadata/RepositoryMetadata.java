package io.github.apprpm.repository.metadata;

import io.github.apprpm.file.Sha256;
import java.io.IOException;
import java.lang.ref.SoftReference;
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
 * @param segments how many packages are read at once, one time after the other
 * @param inflated what is read at once, if it is kept and as long as there is memory for it: an update needs it a second time
 * @param isCreaterepos whether they have createrepo_c's form and order, which is ours, so that parts can stay as they are
 */
public record RepositoryMetadata(
        Path root,
        Optional<Repomd> repomd,
        List<PackageFacts> packages,
        List<Integer> segments,
        SoftReference<List<byte[]>> inflated,
        boolean isCreaterepos) {
    public RepositoryMetadata {
        packages = List.copyOf(packages);
        segments = List.copyOf(segments);
    }

    /**
     * Reads the metadata of a repository.
     *
     * @throws io.github.apprpm.model.PackagingException if they are damaged
     */
    public static RepositoryMetadata read(Path root) throws IOException {
        return read(root, false);
    }

    /** The same, with what an update would read again. */
    public static RepositoryMetadata readForUpdate(Path root) throws IOException {
        return read(root, true);
    }

    private static RepositoryMetadata read(Path root, boolean isForUpdate) throws IOException {
        Optional<Repomd> repomd = Repomd.read(root);
        if (repomd.isEmpty()) {
            return none(root);
        }
        List<PackageFacts> packages = new ArrayList<>();
        List<Integer> segments = new ArrayList<>();
        SoftReference<List<byte[]>> inflated = new SoftReference<>(new ArrayList<>());
        RepomdData primary = MetadataReader.data(root, repomd.get(), MetadataKind.PRIMARY);
        try (PartsInput input = MetadataInputs.open(root, primary, MetadataKind.PRIMARY)) {
            for (Optional<byte[]> parts = input.next(); parts.isPresent(); parts = input.next()) {
                List<PackageFacts> facts = MetadataReader.facts(root, parts.get());
                packages.addAll(facts);
                segments.add(facts.size());
                if (isForUpdate && input instanceof SegmentedInput) {
                    keep(inflated, parts.get());
                }
            }
            boolean isCreaterepos = !(input instanceof ForeignInput) && isInOrder(packages);
            return new RepositoryMetadata(root, repomd, packages, segments, inflated, isCreaterepos);
        }
    }

    private static void keep(SoftReference<List<byte[]>> inflated, byte[] parts) {
        List<byte[]> kept = inflated.get();
        if (kept != null) {
            kept.add(parts);
        }
    }

    /** That of a repository which has published nothing. */
    public static RepositoryMetadata none(Path root) {
        return new RepositoryMetadata(
                root, Optional.empty(), List.of(), List.of(), new SoftReference<>(List.of()), true);
    }

    private static boolean isInOrder(List<PackageFacts> packages) {
        for (int i = 0; i < packages.size(); i++) {
            PackageFacts one = packages.get(i);
            if (one.pkgid().length() != Sha256.PLACEHOLDER.length()
                    || i > 0
                            && PackageRecord.HREF_ORDER.compare(
                                            packages.get(i - 1).href(), one.href())
                                    >= 0) {
                return false;
            }
        }
        return true;
    }

    /** When they were written, in seconds since 1970; a later repomd.xml may not be older. */
    public long timestamp() {
        return repomd.stream()
                .flatMap(one -> one.data().stream())
                .mapToLong(RepomdData::timestamp)
                .max()
                .orElse(0);
    }
}
