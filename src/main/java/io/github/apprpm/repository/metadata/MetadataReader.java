package io.github.apprpm.repository.metadata;

import io.github.apprpm.model.PackagingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the packages of existing metadata in their order, of whoever wrote them, a few at a time. */
public final class MetadataReader implements Closeable {
    private final Map<MetadataKind, PartsInput> inputs = new EnumMap<>(MetadataKind.class);
    /** The parts of a foreign file, whose order may be another than that of primary. */
    private final Map<MetadataKind, Map<String, byte[]>> byPkgid = new HashMap<>();

    private final Deque<PackageRecord> pending = new ArrayDeque<>();
    private final Repomd repomd;
    private final Path root;

    /**
     * @param root the directory that has {@code repodata}, or the files that were fetched of it
     * @param repomd names the files
     * @throws PackagingException if a file is missing or damaged; reading may throw it too, at the end at the latest
     */
    public MetadataReader(Path root, Repomd repomd) throws IOException {
        this.root = root;
        this.repomd = repomd;
        try {
            PartsInput primary = open(MetadataKind.PRIMARY);
            inputs.put(MetadataKind.PRIMARY, primary);
            for (MetadataKind kind : List.of(MetadataKind.FILELISTS, MetadataKind.OTHER)) {
                if (primary instanceof ForeignInput) {
                    ForeignInput input = MetadataInputs.openForeign(root, data(root, repomd, kind), kind);
                    inputs.put(kind, input);
                    byPkgid.put(kind, input.byPkgid());
                } else {
                    inputs.put(kind, open(kind));
                }
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private PartsInput open(MetadataKind kind) throws IOException {
        return MetadataInputs.open(root, data(root, repomd, kind), kind);
    }

    /** Reads metadata of which primary was read before, and is not inflated again if it is still in memory. */
    static MetadataReader of(RepositoryMetadata published) throws IOException {
        MetadataReader reader =
                new MetadataReader(published.root(), published.repomd().orElseThrow());
        List<byte[]> inflated = published.inflated().get();
        if (inflated != null && reader.inputs.get(MetadataKind.PRIMARY) instanceof SegmentedInput primary) {
            primary.known(inflated);
        }
        return reader;
    }

    static RepomdData data(Path root, Repomd repomd, MetadataKind kind) {
        return repomd.find(kind.type())
                .orElseThrow(() -> new PackagingException(
                        "'%s' names no file of the type '%s'".formatted(root.resolve(Repomd.PATH), kind.type()),
                        "Delete the directory '%s' and index the packages again".formatted(root.resolve("repodata"))));
    }

    /** @return the next package, or nothing at the end */
    public Optional<PackageRecord> next() throws IOException {
        while (pending.isEmpty()) {
            Optional<MetadataSegment> segment = nextSegment();
            if (segment.isEmpty()) {
                return Optional.empty();
            }
            pending.addAll(records(segment.get()));
        }
        return Optional.of(pending.remove());
    }

    /** @param parts those of primary, one behind the other */
    public static List<PackageFacts> facts(Path root, byte[] parts) {
        try {
            return PrimaryText.facts(parts);
        } catch (IllegalArgumentException e) {
            throw damaged(root, e.getMessage(), e);
        }
    }

    /** The packages of a segment, apart from each other. */
    List<PackageRecord> records(MetadataSegment segment) {
        try {
            return segment.records();
        } catch (IllegalArgumentException e) {
            throw damaged(e.getMessage(), e);
        }
    }

    /** @return the packages that follow, one or more, or nothing at the end */
    Optional<MetadataSegment> nextSegment() throws IOException {
        Optional<byte[]> primary = inputs.get(MetadataKind.PRIMARY).next();
        List<byte[]> others = new ArrayList<>();
        for (MetadataKind kind : List.of(MetadataKind.FILELISTS, MetadataKind.OTHER)) {
            Optional<byte[]> part = primary.isPresent() || !byPkgid.containsKey(kind) ? part(kind) : Optional.empty();
            if (part.isPresent() != primary.isPresent()) {
                throw damaged("%s has other packages than primary".formatted(kind.type()), null);
            }
            part.ifPresent(others::add);
        }
        return primary.map(one -> new MetadataSegment(one, others.get(0), others.get(1)));
    }

    /**
     * @param packages how many primary has there
     * @throws PackagingException if the files have changed since primary was read
     */
    MetadataSegment segment(int packages) throws IOException {
        return nextSegment()
                .orElseThrow(() -> damaged("primary has %d packages less than before".formatted(packages), null));
    }

    /** Compares the digests of the files, of which all packages were read. */
    void end() throws IOException {
        if (nextSegment().isPresent()) {
            throw damaged("primary has more packages than before", null);
        }
    }

    private Optional<byte[]> part(MetadataKind kind) throws IOException {
        return byPkgid.containsKey(kind) && inputs.get(MetadataKind.PRIMARY) instanceof ForeignInput primary
                ? Optional.ofNullable(byPkgid.get(kind).get(primary.pkgid()))
                : inputs.get(kind).next();
    }

    /** The files, if they have segments of the same packages. */
    Optional<Map<MetadataKind, SegmentedInput>> segmented() {
        Map<MetadataKind, SegmentedInput> segmented = new EnumMap<>(MetadataKind.class);
        int segments = -1;
        for (Map.Entry<MetadataKind, PartsInput> input : inputs.entrySet()) {
            if (!(input.getValue() instanceof SegmentedInput one) || segments >= 0 && segments != one.segments()) {
                return Optional.empty();
            }
            segmented.put(input.getKey(), one);
            segments = one.segments();
        }
        return Optional.of(segmented);
    }

    private PackagingException damaged(String how, Exception cause) {
        return damaged(root, how, cause);
    }

    private static PackagingException damaged(Path root, String how, Exception cause) {
        return new PackagingException(
                "The metadata that '%s' names are damaged: %s".formatted(root.resolve(Repomd.PATH), how),
                "Delete the directory '%s' and index the packages again".formatted(root.resolve("repodata")),
                cause);
    }

    /** What is read. */
    public Repomd repomd() {
        return repomd;
    }

    @Override
    public void close() throws IOException {
        for (PartsInput input : inputs.values()) {
            input.close();
        }
    }
}
