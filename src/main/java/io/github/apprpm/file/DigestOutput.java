package io.github.apprpm.file;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Counts and hashes what passes through. */
public class DigestOutput extends FilterOutputStream {
    private final MessageDigest digest = Sha256.digest();
    private long count;

    public DigestOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        digest.update(bytes, offset, length);
        count += length;
        out.write(bytes, offset, length);
    }

    /** Without the flush that comes before in the superclass: a compressor would begin another block. */
    @Override
    public void close() throws IOException {
        out.close();
    }

    /** The bytes so far. */
    public long count() {
        return count;
    }

    /** The SHA-256 of the bytes so far; to be asked once, at the end. */
    public String sha256() {
        return Sha256.hex(digest);
    }
}
