package io.github.apprpm.repository.metadata;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.Compression;
import io.github.apprpm.rpm.PayloadCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * Metadata that another program has written.
 *
 * @param suffix of the compressed files
 * @param algorithm the compression, or {@code none}
 */
record ForeignRepodata(Path root, String suffix, String algorithm) {
    static ForeignRepodata plain(Path root) {
        return new ForeignRepodata(root, "", "none");
    }

    /** Writes the three files. */
    void write(String primary, String filelists, String other) throws IOException {
        write(packed(primary), packed(filelists), packed(other));
    }

    void write(byte[] primary, byte[] filelists, byte[] other) throws IOException {
        Files.createDirectories(root.resolve("repodata"));
        List<RepomdData> data = new ArrayList<>();
        data.add(file("primary", primary));
        data.add(file("filelists", filelists));
        data.add(file("other", other));
        Files.write(root.resolve(Repomd.PATH), new Repomd("1800000000", List.of(), data).bytes());
    }

    private RepomdData file(String type, byte[] bytes) throws IOException {
        String path = "repodata/" + type + ".xml" + suffix;
        Files.write(root.resolve(path), bytes);
        return RepomdData.of(type, Sha256.hex(bytes), "", path, 1_800_000_000L, bytes.length, 0);
    }

    byte[] packed(String text) throws IOException {
        byte[] open = text.getBytes(StandardCharsets.UTF_8);
        if (algorithm.equals("none")) {
            return open;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = algorithm.equals("bzip2")
                ? new BZip2CompressorOutputStream(bytes)
                : PayloadCompressor.compress(Compression.of(algorithm, null), bytes)) {
            out.write(open);
        }
        return bytes.toByteArray();
    }

    List<PackageRecord> read() throws IOException {
        try (MetadataReader reader = new MetadataReader(root, Repomd.read(root).orElseThrow())) {
            return Records.all(reader);
        }
    }
}
