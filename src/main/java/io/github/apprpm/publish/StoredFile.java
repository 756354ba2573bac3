package io.github.apprpm.publish;

import java.util.Objects;
import java.util.Optional;

/**
 * A file of a storage.
 *
 * @param path relative to the repository
 * @param size in bytes
 * @param tag changes with the content, as an entity tag of HTTP
 * @param sha256 the digest that its writer noted with it, in digits
 */
public record StoredFile(String path, long size, Optional<String> tag, Optional<String> sha256) {
    public StoredFile {
        Objects.requireNonNull(path);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(sha256);
    }
}
