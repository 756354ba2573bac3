package io.github.apprpm.server.serve;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.server.http.HttpDate;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/** A {@code repomd.xml} and its signature, of one generation, with what answers say of them. */
final class MetadataPair {
    private static final int TAG_DIGITS = 32;

    private final Content repomd;
    private final Optional<Content> signature;
    private final String lastModified;

    /** The half that a client asks for. */
    enum Half {
        REPOMD,
        SIGNATURE
    }

    /** @param tag the value of {@code ETag} */
    record Content(byte[] bytes, String tag) {
        private static Content of(byte[] bytes) {
            return new Content(bytes, '"' + Sha256.hex(bytes).substring(0, TAG_DIGITS) + '"');
        }
    }

    /** @param signature nothing if the metadata are not signed */
    MetadataPair(byte[] repomd, FileTime modified, Optional<byte[]> signature) {
        this.repomd = Content.of(repomd);
        this.signature = signature.map(Content::of);
        this.lastModified = HttpDate.of(modified.toInstant());
    }

    byte[] repomd() {
        return repomd.bytes();
    }

    Optional<byte[]> signature() {
        return signature.map(Content::bytes);
    }

    /** The value of {@code Last-Modified}. */
    String lastModified() {
        return lastModified;
    }

    Optional<Content> half(Half half) {
        return half == Half.REPOMD ? Optional.of(repomd) : signature;
    }
}
