package io.github.apprpm.rpm;

import io.github.apprpm.file.BlockInput;
import io.github.apprpm.model.PackagingException;
import io.github.apprpm.text.Printable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose decoder may find the payload broken, which becomes an error for the user. */
final class BrokenPayload extends BlockInput {
    private final RpmPackage rpm;
    private final String compressor;
    private final InputStream in;

    BrokenPayload(RpmPackage rpm, String compressor, InputStream in) {
        this.in = in;
        this.rpm = rpm;
        this.compressor = compressor;
    }

    static PackagingException of(RpmPackage rpm, String what, Throwable cause) {
        return new PackagingException(
                "The payload of '%s' is broken: %s".formatted(rpm.file(), what), "Fetch or build it again", cause);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException | RuntimeException e) { // some decoders throw unchecked exceptions for damaged data
            throw ofDecoder(rpm, compressor, e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return in.skip(count);
        } catch (IOException | RuntimeException e) {
            throw ofDecoder(rpm, compressor, e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    static PackagingException ofDecoder(RpmPackage rpm, String compressor, Exception decoding) {
        if (decoding instanceof EOFException) {
            return of(rpm, "its %s data end too early".formatted(compressor), decoding);
        }
        String reason = decoding.getMessage() == null ? decoding.toString() : decoding.getMessage();
        return of(rpm, "its %s data are damaged (%s)".formatted(compressor, Printable.quoted(reason)), decoding);
    }
}
