package io.github.apprpm.repository.metadata;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A change of what a repository publishes: the new metadata are those that a full run would give, and only what has
 * changed is compressed again.
 */
public final class MetadataUpdate {
    private final RepositoryMetadata published;
    private final Set<String> gone;
    private final TreeMap<String, AddedPackage> added = new TreeMap<>(PackageRecord.HREF_ORDER);

    /**
     * @param removed the hrefs of packages that are to go; those that are not there do not matter
     * @param added packages that come; one of the same href is replaced
     */
    public MetadataUpdate(RepositoryMetadata published, Set<String> removed, List<PackageRecord> added) {
        this(published, removed, added, true);
    }

    private MetadataUpdate(
            RepositoryMetadata published, Set<String> removed, List<? extends AddedPackage> added, boolean compared) {
        this.published = published;
        this.gone = new HashSet<>(removed);
        Map<String, AddedPackage> byHref = new HashMap<>();
        added.forEach(one -> byHref.put(one.facts().href(), one));
        this.added.putAll(byHref);
        for (PackageFacts old : published.packages()) {
            AddedPackage one = byHref.get(old.href());
            if (one != null && compared && old.equals(one.facts())) {
                this.added.remove(old.href());
                gone.remove(old.href());
            } else if (one != null) {
                gone.add(old.href());
            }
        }
    }

    /** The same for packages that take the place of others of the same href in any case. */
    public static MetadataUpdate ofSpooled(
            RepositoryMetadata published, Set<String> removed, List<? extends AddedPackage> added) {
        return new MetadataUpdate(published, removed, added, false);
    }

    /** Whether clients would see the same as before. */
    public boolean isEmpty() {
        return published.repomd().isPresent()
                && added.isEmpty()
                && published.packages().stream().noneMatch(old -> gone.contains(old.href()));
    }

    /**
     * Writes the files of the new metadata; those before are not touched.
     *
     * @param repodata the directory for them
     * @param timestamp seconds since 1970; that of the metadata before if it is later, as clients refuse older ones
     * @return what is to be {@code repomd.xml}, with the other files that the one before names
     */
    public Repomd write(Path repodata, MetadataCompression compression, long timestamp) throws IOException {
        try (MetadataWriter writer = new MetadataWriter(repodata, compression, kept() + added.size())) {
            if (published.repomd().isPresent()) {
                try (MetadataReader reader = MetadataReader.of(published)) {
                    merge(reader, writer);
                }
            }
            for (AddedPackage one : added.values()) {
                writer.add(one.record());
            }
            return writer.finish(
                    Math.max(timestamp, published.timestamp()),
                    published.repomd().map(Repomd::tags).orElse(List.of()),
                    published.repomd().map(Repomd::others).orElse(List.of()));
        }
    }

    private int kept() {
        int kept = 0;
        for (PackageFacts old : published.packages()) {
            kept += gone.contains(old.href()) ? 0 : 1;
        }
        return kept;
    }

    private void merge(MetadataReader reader, MetadataWriter writer) throws IOException {
        Optional<Map<MetadataKind, SegmentedInput>> segmented = reader.segmented();
        int begin = 0;
        for (int count : published.segments()) {
            List<PackageFacts> packages = published.packages().subList(begin, begin + count);
            if (segmented.isPresent()
                    && isUntouched(packages)
                    && writer.takes(segmented.get(), packages, added.isEmpty())) {
                writer.copy(segmented.get(), count);
            } else {
                for (PackageRecord record : reader.records(reader.segment(count))) {
                    addBefore(record.href(), writer);
                    if (!gone.contains(record.href())) {
                        writer.add(record);
                    }
                }
            }
            begin += count;
        }
        reader.end();
    }

    private boolean isUntouched(List<PackageFacts> packages) {
        String last = packages.get(packages.size() - 1).href();
        return (gone.isEmpty() || packages.stream().noneMatch(facts -> gone.contains(facts.href())))
                && (added.isEmpty() || PackageRecord.HREF_ORDER.compare(added.firstKey(), last) > 0);
    }

    private void addBefore(String href, MetadataWriter writer) throws IOException {
        while (!added.isEmpty() && PackageRecord.HREF_ORDER.compare(added.firstKey(), href) <= 0) {
            writer.add(added.pollFirstEntry().getValue().record());
        }
    }
}
