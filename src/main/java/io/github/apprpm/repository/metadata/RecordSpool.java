package io.github.apprpm.repository.metadata;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Keeps records of new packages in a file until all are known, as thousands of them need more memory than a build has. */
public final class RecordSpool implements Closeable {
    private final FileChannel file;
    private final List<SpooledRecord> records = new ArrayList<>();

    /** @param unfinished a file for the records; it is deleted */
    public RecordSpool(Path unfinished) throws IOException {
        this.file = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    public void add(PackageRecord record) throws IOException {
        long position = file.position();
        List<Integer> lengths = new ArrayList<>();
        for (MetadataKind kind : MetadataKind.values()) {
            ByteBuffer part = ByteBuffer.wrap(kind.part(record));
            lengths.add(part.remaining());
            while (part.hasRemaining()) {
                file.write(part);
            }
        }
        records.add(new SpooledRecord(record.facts(), position, lengths));
    }

    /** What is in the file, in the order in which it came. */
    public List<SpooledRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** A record that is in the file. */
    public final class SpooledRecord implements AddedPackage {
        private final PackageFacts facts;
        private final long position;
        private final List<Integer> lengths;

        private SpooledRecord(PackageFacts facts, long position, List<Integer> lengths) {
            this.facts = facts;
            this.position = position;
            this.lengths = lengths;
        }

        @Override
        public PackageFacts facts() {
            return facts;
        }

        @Override
        public PackageRecord record() throws IOException {
            List<byte[]> parts = new ArrayList<>();
            long at = position;
            for (int length : lengths) {
                ByteBuffer part = ByteBuffer.allocate(length);
                while (part.hasRemaining() && file.read(part, at + part.position()) >= 0) {
                    continue;
                }
                parts.add(part.array());
                at += length;
            }
            return facts.with(parts.get(0), parts.get(1), parts.get(2));
        }
    }
}
