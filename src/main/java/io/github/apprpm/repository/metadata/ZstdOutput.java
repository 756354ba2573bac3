package io.github.apprpm.repository.metadata;

import io.github.apprpm.model.Compression;
import io.github.apprpm.rpm.PayloadCompressor;
import java.io.IOException;
import java.io.OutputStream;

/** A zstd file of one frame, as some readers see only the first. */
final class ZstdOutput implements PackedOutput {
    /** That of createrepo_c. */
    private static final int LEVEL = 10;

    private final OutputStream out;

    ZstdOutput(OutputStream out) throws IOException {
        this.out = PayloadCompressor.compress(new Compression(Compression.Algorithm.ZSTD, LEVEL), out);
    }

    @Override
    public void write(byte[] open) throws IOException {
        out.write(open);
    }

    @Override
    public void endSegment() {
        // A frame has none that could be copied.
    }

    @Override
    public void finish(byte[] tail) throws IOException {
        out.write(tail);
        out.close();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
