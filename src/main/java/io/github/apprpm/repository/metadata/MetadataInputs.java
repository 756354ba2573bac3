package io.github.apprpm.repository.metadata;

import io.github.apprpm.file.BlockInput;
import io.github.apprpm.rpm.PayloadDecompressor;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the files of existing metadata in the way that suits whoever wrote them. */
public final class MetadataInputs {
    private MetadataInputs() {}

    /** @param root the directory that has {@code repodata} */
    public static PartsInput open(Path root, RepomdData data, MetadataKind kind) throws IOException {
        Optional<PartsInput> segmented = segmented(root, data);
        if (segmented.isPresent()) {
            return segmented.get();
        }
        CheckedFile file = new CheckedFile(root, data);
        StreamedInput streamed = new StreamedInput(file, kind, decompressed(file));
        if (streamed.isExact()) {
            return streamed;
        }
        streamed.close();
        return openForeign(root, data, kind);
    }

    /** The same for a file of which it is known that another program than createrepo_c has written it. */
    static ForeignInput openForeign(Path root, RepomdData data, MetadataKind kind) throws IOException {
        CheckedFile file = new CheckedFile(root, data);
        return new ForeignInput(file, kind, decompressed(file));
    }

    /**
     * What is in a file that is not of packages, such as {@code updateinfo}. Its digest is compared at its end.
     *
     * @param root the directory that has {@code repodata}
     */
    public static InputStream openOther(Path root, RepomdData data) throws IOException {
        CheckedFile file = new CheckedFile(root, data);
        InputStream in = decompressed(file);
        return new BlockInput() {
            private boolean isOver;

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read;
                try {
                    read = in.read(buffer, offset, length);
                } catch (IOException | RuntimeException e) {
                    throw file.damaged("it cannot be decompressed (%s)".formatted(e.getMessage()), e);
                }
                if (read < 0 && !isOver) {
                    isOver = true;
                    file.end();
                }
                return read;
            }

            @Override
            public void close() throws IOException {
                in.close();
                file.close();
            }
        };
    }

    private static Optional<PartsInput> segmented(Path root, RepomdData data) throws IOException {
        CheckedFile file = new CheckedFile(root, data);
        Optional<PartsInput> segmented = Optional.empty();
        try {
            DataInputStream in = new DataInputStream(file.stream());
            Optional<int[]> lengths = SegmentTable.read(in);
            if (lengths.isPresent()) {
                segmented = Optional.of(new SegmentedInput(file, lengths.get(), in));
            }
            return segmented;
        } finally {
            if (segmented.isEmpty()) {
                file.close();
            }
        }
    }

    private static InputStream decompressed(CheckedFile file) throws IOException {
        try {
            return PayloadDecompressor.decoder(compressor(file.file().toString()), file.stream());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw file.damaged("it cannot be decompressed (%s)".formatted(e.getMessage()), e);
        }
    }

    private static String compressor(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "gz" -> "gzip";
            case "bz2" -> "bzip2";
            case "xz" -> "xz";
            case "zst" -> "zstd";
            default -> "";
        };
    }
}
