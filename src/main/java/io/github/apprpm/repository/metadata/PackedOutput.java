package io.github.apprpm.repository.metadata;

import java.io.Closeable;
import java.io.IOException;

/** A compressed file of which parts are written. */
sealed interface PackedOutput extends Closeable permits SegmentedOutput, ZstdOutput {
    void write(byte[] open) throws IOException;

    /** What follows can be decompressed without what is before, if the format has such a thing. */
    void endSegment() throws IOException;

    /** Ends the file with its last bytes. */
    void finish(byte[] tail) throws IOException;
}
