package io.github.apprpm.repository;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
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
        this(published, removed, added.stream().map(AddedPackage::of).toList(), true);
    }

    private MetadataUpdate(
            RepositoryMetadata published, Set<String> removed, List<? extends AddedPackage> added, boolean compared) {
        this.published = published;
        this.gone = new HashSet<>(removed);
        added.forEach(one -> this.added.put(one.facts().href(), one));
        for (PackageFacts old : published.packages()) {
            AddedPackage one = this.added.get(old.href());
            if (one != null && compared && old.equals(one.facts())) {
                this.added.remove(old.href());
                gone.remove(old.href());
            } else if (one != null) {
                gone.add(old.href());
            }
        }
    }

    /** The same for packages that take the place of others of the same href in any case. */
    static MetadataUpdate ofSpooled(
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
        long kept = published.packages().stream()
                .filter(old -> !gone.contains(old.href()))
                .count();
        try (MetadataWriter writer = new MetadataWriter(repodata, compression, Math.toIntExact(kept + added.size()))) {
            if (published.repomd().isPresent()) {
                try (MetadataReader reader =
                        new MetadataReader(published.root(), published.repomd().get())) {
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

    private void merge(MetadataReader reader, MetadataWriter writer) throws IOException {
        for (Optional<MetadataSegment> next = reader.nextSegment(); next.isPresent(); next = reader.nextSegment()) {
            MetadataSegment segment = next.get();
            List<PackageRecord> records = reader.records(segment);
            PackageRecord last = records.get(records.size() - 1);
            if (isUntouched(records, last) && writer.takes(segment, last, added.isEmpty())) {
                writer.copy(segment, records.size());
            } else {
                for (PackageRecord record : records) {
                    addBefore(record.href(), writer);
                    if (!gone.contains(record.href())) {
                        writer.add(record);
                    }
                }
            }
        }
    }

    private boolean isUntouched(List<PackageRecord> records, PackageRecord last) {
        return records.stream().noneMatch(record -> gone.contains(record.href()))
                && (added.isEmpty() || PackageRecord.HREF_ORDER.compare(added.firstKey(), last.href()) > 0);
    }

    private void addBefore(String href, MetadataWriter writer) throws IOException {
        while (!added.isEmpty() && PackageRecord.HREF_ORDER.compare(added.firstKey(), href) <= 0) {
            writer.add(added.pollFirstEntry().getValue().record());
        }
    }
}
