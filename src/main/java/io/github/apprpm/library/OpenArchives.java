package io.github.apprpm.library;

import io.github.apprpm.file.Extent;
import io.github.apprpm.file.ZipDirectory;
import io.github.apprpm.file.ZipDirectory.Item;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Archives that are open for a while. One that is compressed in another is unpacked into a file of its own. */
final class OpenArchives implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 16;

    private final List<FileChannel> channels = new ArrayList<>();
    private FileChannel unpacked;
    private long unpackedBytes;

    Extent open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channels.add(channel);
        return Extent.of(channel);
    }

    /** An archive that is an entry of another. */
    Extent open(ZipDirectory outer, Item entry) throws IOException {
        Extent content = outer.data(entry);
        return entry.isStored() ? content : inflate(content);
    }

    private Extent inflate(Extent content) throws IOException {
        if (unpacked == null) {
            unpacked = FileChannel.open(
                    Files.createTempFile("apprpm-", ".unpacked"),
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
            channels.add(unpacked);
        }
        long start = unpackedBytes;
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(content.stream(), inflater, BLOCK_BYTES)) {
            byte[] block = new byte[BLOCK_BYTES];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                for (ByteBuffer bytes = ByteBuffer.wrap(block, 0, read); bytes.hasRemaining(); ) {
                    unpackedBytes += unpacked.write(bytes, unpackedBytes);
                }
            }
        } finally {
            inflater.end();
        }
        return Extent.of(unpacked).part(start, unpackedBytes - start);
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : channels) {
            channel.close();
        }
    }
}
