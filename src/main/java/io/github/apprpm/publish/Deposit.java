package io.github.apprpm.publish;

import io.github.apprpm.file.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file for a storage.
 *
 * @param path where it goes, relative to the repository
 * @param file has its bytes
 * @param size of it in bytes
 * @param sha256 of it, in digits
 * @param condition what must hold in the storage
 */
public record Deposit(String path, Path file, long size, String sha256, WriteCondition condition) {
    /** A metadata file whose name begins with its digest, and a package, never change. */
    private static final Pattern IMMUTABLE = Pattern.compile("(.*/)?([0-9a-f]{32,128}-[^/]*|[^/]*\\.rpm)");

    private static final Map<String, String> TYPES = Map.of(
            "rpm", "application/x-rpm",
            "xml", "application/xml",
            "gz", "application/gzip",
            "zst", "application/zstd",
            "asc", "application/pgp-signature",
            "key", "application/pgp-keys",
            "repo", "text/plain; charset=utf-8");

    /** A file whose digest is not known yet. */
    public static Deposit of(String path, Path file, WriteCondition condition) throws IOException {
        return new Deposit(path, file, Files.size(file), Sha256.hex(file), condition);
    }

    public Deposit with(WriteCondition other) {
        return new Deposit(path, file, size, sha256, other);
    }

    /** What caches may do with it: clients must not see old and new metadata mixed. */
    public String cacheControl() {
        return IMMUTABLE.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache";
    }

    public String contentType() {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
