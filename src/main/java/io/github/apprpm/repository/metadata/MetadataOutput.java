package io.github.apprpm.repository.metadata;

import io.github.apprpm.file.DigestOutput;
import io.github.apprpm.file.Sha256;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;

/** One of the three files while it is written; it gets its name, which has its digest, at the end. */
public final class MetadataOutput implements Closeable {
    /** What files are called that are not complete. */
    public static final String UNFINISHED = ".tmp";

    private final MetadataKind kind;
    private final Path directory;
    private final String ending;
    private final Path unfinished;
    private final MessageDigest openDigest = Sha256.digest();
    private final DigestOutput file;
    private final PackedOutput packed;
    private long openSize;

    MetadataOutput(MetadataKind kind, Path directory, MetadataCompression compression, int packages)
            throws IOException {
        this.kind = kind;
        this.directory = directory;
        this.ending = kind.type() + ".xml" + compression.suffix();
        this.unfinished = directory.resolve(ending + UNFINISHED);
        this.file = new DigestOutput(Files.newOutputStream(unfinished));
        this.packed = compression == MetadataCompression.GZ
                ? new SegmentedOutput(directory.resolve(kind.type() + ".segments" + UNFINISHED), file)
                : new ZstdOutput(file);
        write(kind.head(packages));
        packed.endSegment();
    }

    void write(byte[] part) throws IOException {
        count(part);
        packed.write(part);
    }

    void endSegment() throws IOException {
        packed.endSegment();
    }

    /** Whether segments can be written as they are. */
    boolean takesSegments() {
        return packed instanceof SegmentedOutput;
    }

    void copy(SegmentedInput input) throws IOException {
        ((SegmentedOutput) packed).copy(input, (piece, count) -> {
            openDigest.update(piece, 0, count);
            openSize += count;
        });
    }

    private void count(byte[] open) {
        openDigest.update(open);
        openSize += open.length;
    }

    /** @return the record of the file, which has its name now */
    RepomdData finish(long timestamp) throws IOException {
        byte[] tail = kind.tail();
        count(tail);
        packed.finish(tail);
        packed.close();
        String digest = file.sha256();
        String name = digest + "-" + ending;
        Files.move(
                unfinished,
                directory.resolve(name),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return RepomdData.of(
                kind.type(), digest, Sha256.hex(openDigest), "repodata/" + name, timestamp, file.count(), openSize);
    }

    @Override
    public void close() throws IOException {
        try {
            packed.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
