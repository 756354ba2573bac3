package io.github.apprpm.library;

import java.io.IOException;

/** An entry that is as long as its header says. */
final class StoredContent extends EntryContent {
    private final boolean isReadable;

    /** @param isReadable whether it is neither encrypted nor compressed by a method that Java does not support */
    StoredContent(ReadAhead in, String name, long packed, boolean isReadable) {
        super(in, name, packed);
        this.isReadable = isReadable;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (!isReadable || consumed == packed) {
            return -1;
        }
        int read = in.read(buffer, offset, (int) Math.min(length, packed - consumed));
        if (read < 0) {
            throw cutOff();
        }
        consumed += read;
        return read;
    }
}
