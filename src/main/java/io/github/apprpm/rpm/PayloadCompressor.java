package io.github.apprpm.rpm;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.github.apprpm.model.Compression;
import io.github.apprpm.model.PackagingException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The stream that compresses a payload. */
public final class PayloadCompressor {
    private static final int BUFFER_BYTES = 1 << 17;

    private PayloadCompressor() {}

    public static OutputStream compress(Compression compression, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER_BYTES);
        return switch (compression.algorithm()) {
            case ZSTD -> zstd(compression.level(), buffered);
            case XZ -> new XZOutputStream(buffered, new LZMA2Options(compression.level()));
            case GZIP -> gzip(compression.level(), buffered);
            case NONE -> buffered;
        };
    }

    /** Without worker threads: with them, the bytes would depend on how many there are. */
    private static OutputStream zstd(int level, OutputStream out) throws IOException {
        try {
            return new ZstdOutputStreamNoFinalizer(out, level);
        } catch (LinkageError e) {
            throw new PackagingException(
                    "The zstd library cannot be loaded: %s".formatted(e.getMessage()),
                    "Set -Djava.io.tmpdir to a directory that is not mounted noexec, or <compression> to xz",
                    e);
        }
    }

    private static OutputStream gzip(int level, OutputStream out) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(level);
        return new GzipCompressorOutputStream(out, parameters);
    }
}
