package io.github.apprpm.library;

import io.github.apprpm.file.BlockInput;
import java.io.IOException;

/** The bytes of one entry of a zip archive, unpacked. */
abstract class EntryContent extends BlockInput {
    private static final int BLOCK_BYTES = 1 << 14;

    protected final ReadAhead in;
    protected final String name;
    /** How many bytes the entry takes in the archive, or {@link ZipStream#UNKNOWN}. */
    protected final long packed;

    /** How many of them were read. */
    protected long consumed;

    EntryContent(ReadAhead in, String name, long packed) {
        this.in = in;
        this.name = name;
        this.packed = packed;
    }

    /** Skips what is left. */
    void finish() throws IOException {
        if (packed == ZipStream.UNKNOWN) {
            byte[] block = new byte[BLOCK_BYTES];
            while (read(block, 0, block.length) >= 0) {
                continue;
            }
        } else {
            in.skip(packed - consumed);
            consumed = packed;
        }
    }

    long packedBytes() {
        return consumed;
    }

    BrokenArchive cutOff() {
        return new BrokenArchive("is cut off in '%s'".formatted(name));
    }

    BrokenArchive damaged() {
        return new BrokenArchive("is damaged in '%s'".formatted(name));
    }
}
