package io.github.apprpm.rpm;

import io.github.apprpm.model.PackagingException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose decoder may find the payload broken, and tells the user instead of its caller. */
final class BrokenPayload extends FilterInputStream {
    private final RpmPackage rpm;

    BrokenPayload(RpmPackage rpm, InputStream in) {
        super(in);
        this.rpm = rpm;
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
            throw of(rpm, reason(e), e);
        }
    }

    @Override
    public long skip(long count) throws IOException {
        try {
            return super.skip(count);
        } catch (IOException | RuntimeException e) {
            throw of(rpm, reason(e), e);
        }
    }

    static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
