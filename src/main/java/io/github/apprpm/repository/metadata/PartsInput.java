package io.github.apprpm.repository.metadata;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The packages' parts in one of the three files, in their order. */
public sealed interface PartsInput extends Closeable permits SegmentedInput, StreamedInput, ForeignInput {
    /**
     * The parts of one or more packages, one behind the other.
     *
     * @return nothing at the end, where the digest of the file has been compared
     */
    Optional<byte[]> next() throws IOException;
}
