package io.github.apprpm.repository.metadata;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the three files of a repository's packages, in the order in which the packages come.
 *
 * <p>Packages are grouped into segments, whose borders follow from the packages alone: wherever one is added or removed,
 * all other segments stay as they are and need not be compressed again.
 */
public final class MetadataWriter implements Closeable {
    /** No segment but the last has fewer packages: each costs a little of the compression. */
    private static final int FEWEST = 64;

    /** So many more are in it on average: few enough to compress again. */
    private static final int FURTHER = 64;

    /** No segment gets much larger, so that memory is bounded. */
    private static final int SEGMENT_BYTES = 8 << 20;

    private static final int HEX_DIGITS = 4;

    private final Map<MetadataKind, MetadataOutput> outputs = new EnumMap<>(MetadataKind.class);
    private final int packages;
    private int written;
    private long segmentBytes;
    private int segmentPackages;

    /**
     * @param repodata the directory of the files; nothing of the same name is there, or it is equal
     * @param packages how many will come
     */
    public MetadataWriter(Path repodata, MetadataCompression compression, int packages) throws IOException {
        this.packages = packages;
        try {
            for (MetadataKind kind : MetadataKind.values()) {
                outputs.put(kind, new MetadataOutput(kind, repodata, compression, packages));
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Writes what a record has of a package. */
    public void add(PackageRecord record) throws IOException {
        for (Map.Entry<MetadataKind, MetadataOutput> output : outputs.entrySet()) {
            byte[] part = output.getKey().part(record);
            output.getValue().write(part);
            segmentBytes += part.length;
        }
        written++;
        segmentPackages++;
        if (isEnd(segmentBytes, segmentPackages, record.pkgid())) {
            endSegment();
        }
    }

    private static boolean isEnd(long bytes, int packages, String pkgid) {
        return bytes >= SEGMENT_BYTES
                || packages >= FEWEST && Integer.parseInt(pkgid, 0, HEX_DIGITS, 16) % FURTHER == 0;
    }

    private void endSegment() throws IOException {
        for (MetadataOutput output : outputs.values()) {
            output.endSegment();
        }
        segmentBytes = 0;
        segmentPackages = 0;
    }

    /**
     * Whether a segment of earlier metadata can be written here as it is.
     *
     * @param inputs the files, before the segment
     * @param segment its packages
     * @param isEnd whether no package follows that is not in those files
     */
    boolean takes(Map<MetadataKind, SegmentedInput> inputs, List<PackageFacts> segment, boolean isEnd) {
        long bytes = 0;
        for (SegmentedInput input : inputs.values()) {
            bytes += input.nextLength();
        }
        return segmentBytes == 0
                && outputs.get(MetadataKind.PRIMARY).takesSegments()
                && (isEnd
                        || isEnd(
                                bytes,
                                segment.size(),
                                segment.get(segment.size() - 1).pkgid()));
    }

    /** @param count the packages in the next segment of the files, the last of which ends one here, too */
    void copy(Map<MetadataKind, SegmentedInput> inputs, int count) throws IOException {
        for (Map.Entry<MetadataKind, MetadataOutput> output : outputs.entrySet()) {
            output.getValue().copy(inputs.get(output.getKey()));
        }
        written += count;
    }

    /**
     * Ends the files.
     *
     * @param timestamp seconds since 1970, also for the revision
     * @param tags those of the repository
     * @param others files beside those of packages
     */
    public Repomd finish(long timestamp, List<RepomdData.Field> tags, List<RepomdData> others) throws IOException {
        if (written != packages) {
            throw new IllegalStateException("%s packages came instead of %s".formatted(written, packages));
        }
        if (segmentBytes > 0) {
            endSegment();
        }
        List<RepomdData> data = new ArrayList<>();
        for (MetadataOutput output : outputs.values()) {
            data.add(output.finish(timestamp));
        }
        data.addAll(others);
        return new Repomd(Long.toString(timestamp), tags, data);
    }

    /** Deletes what is not finished. */
    @Override
    public void close() throws IOException {
        for (MetadataOutput output : outputs.values()) {
            output.close();
        }
    }
}
