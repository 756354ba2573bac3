package io.github.apprpm.file;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and digests what is written through it. */
public class DigestOutput extends BlockOutput {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.digest();
    private long count;

    public DigestOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        count += length;
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Does not flush before: a compressor would begin another block. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The bytes so far. */
    public long count() {
        return count;
    }

    /** The SHA-256 of the bytes so far; to be called once, at the end. */
    public String sha256() {
        return Sha256.hex(digest);
    }
}
