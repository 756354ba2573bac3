package io.github.apprpm.server.serve;

import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A {@code repomd.xml} and its signature, of one generation.
 *
 * @param signature nothing if the metadata are not signed
 */
record MetadataPair(byte[] repomd, FileTime modified, Optional<byte[]> signature) {
    /** The half that a client asks for. */
    enum Half {
        REPOMD,
        SIGNATURE
    }

    Optional<byte[]> half(Half half) {
        return half == Half.REPOMD ? Optional.of(repomd) : signature;
    }
}
