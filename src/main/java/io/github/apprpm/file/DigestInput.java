package io.github.apprpm.file;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Counts and digests what is read through it. */
public final class DigestInput extends InputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final MessageDigest digest = Sha256.digest();
    private long count;

    public DigestInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            count += read;
        }
        return read;
    }

    /** Reads what is left, for its digest. */
    public void drain() throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        while (read(buffer, 0, buffer.length) >= 0) {
            continue;
        }
    }

    public long count() {
        return count;
    }

    /** Ends the digest. */
    public String sha256() {
        return Sha256.hex(digest);
    }
}
