package io.github.apprpm.rpm;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Printable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose decoder may find the payload broken, and tells the user instead of its caller. */
final class BrokenPayload extends FilterInputStream {
    private final RpmPackage rpm;
    private final String compressor;

    BrokenPayload(RpmPackage rpm, String compressor, InputStream in) {
        super(in);
        this.rpm = rpm;
        this.compressor = compressor;
    }

    static PackagingException of(RpmPackage rpm, String what, Throwable cause) {
        return new PackagingException(
                "The payload of '%s' is broken: %s".formatted(rpm.file(), what), "Fetch or build it again", cause);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return super.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) { // some decoders trip over their own arrays
            throw ofDecoder(rpm, compressor, e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return super.skip(count);
        } catch (IOException | RuntimeException e) {
            throw ofDecoder(rpm, compressor, e);
        }
    }

    static PackagingException ofDecoder(RpmPackage rpm, String compressor, Exception decoding) {
        if (decoding instanceof EOFException) {
            return of(rpm, "its %s data end too early".formatted(compressor), decoding);
        }
        String reason = decoding.getMessage() == null ? decoding.toString() : decoding.getMessage();
        return of(rpm, "its %s data are damaged (%s)".formatted(compressor, Printable.quoted(reason)), decoding);
    }
}
