package io.github.apprpm.library;

import java.io.IOException;

/** A stored entry of unknown length: it ends where a descriptor follows that says how many bytes came before it. */
final class DescribedContent extends EntryContent {
    /** Signature, checksum, and two sizes of 4 bytes. */
    private static final int SHORT_BYTES = 16;
    /** Signature, checksum, and two sizes of 8 bytes. */
    private static final int LONG_BYTES = 24;

    private boolean ended;

    DescribedContent(ReadAhead in, String name) {
        super(in, name, ZipStream.UNKNOWN);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int available = in.available(LONG_BYTES);
        if (available < SHORT_BYTES) {
            throw cutOff();
        }
        // A descriptor must be seen whole to be known as one, so the last bytes that were read ahead wait for more.
        int limit = Math.min(length, Math.max(1, available - LONG_BYTES + 1));
        int plain = 0;
        while (plain < limit && !isDescriptor(plain, consumed + plain)) {
            plain++;
        }
        ended = plain < limit;
        int read = plain == 0 ? 0 : in.read(buffer, offset, plain);
        consumed += read;
        return ended && read == 0 ? -1 : read;
    }

    private boolean isDescriptor(int at, long before) {
        return in.int32(at) == ZipStream.DESCRIPTOR
                && ((in.int32(at + 8) & ZipStream.IN_EXTRA) == before
                                && (in.int32(at + 12) & ZipStream.IN_EXTRA) == before
                        || in.holds(at + LONG_BYTES) && in.int64(at + 8) == before && in.int64(at + 16) == before);
    }
}
