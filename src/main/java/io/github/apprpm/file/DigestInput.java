package io.github.apprpm.file;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;

/** Counts and digests what is read through it. */
public final class DigestInput extends BlockInput {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final List<MessageDigest> digests;
    private long count;

    /** @param digests are updated by each read; whoever made them ends them */
    public DigestInput(InputStream in, Collection<MessageDigest> digests) {
        this.in = in;
        this.digests = List.copyOf(digests);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            for (MessageDigest digest : digests) {
                digest.update(buffer, offset, read);
            }
            count += read;
        }
        return read;
    }

    /** Decoders of gzip ask this to see whether another member follows. */
    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Reads what is left, for its digests. */
    public void drain() throws IOException {
        drain(new byte[BUFFER_BYTES]);
    }

    /** The same, with a buffer that other streams can share. */
    public void drain(byte[] buffer) throws IOException {
        while (read(buffer, 0, buffer.length) >= 0) {
            continue;
        }
    }

    /** The bytes so far. */
    public long count() {
        return count;
    }
}
