package io.github.apprpm.repository.metadata;

import io.github.apprpm.file.DigestInput;
import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file that {@code repomd.xml} names, held to the digest that is there. */
final class CheckedFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final Map<String, String> ALGORITHMS = Map.of(
            "sha", "SHA-1", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384", "SHA-384", "sha512",
            "SHA-512", "md5", "MD5");

    private final Path file;
    private final Optional<RepomdData.Field> expected;
    private final Optional<MessageDigest> digest;
    private final DigestInput digested;
    private final InputStream in;

    CheckedFile(Path root, RepomdData data) throws IOException {
        this.file = root.resolve(data.href());
        this.expected = data.field("checksum");
        this.digest =
                expected.map(checksum -> digest(file, checksum.attributes().getOrDefault("type", "sha256")));
        try {
            this.digested = new DigestInput(
                    Files.newInputStream(file), digest.map(List::of).orElse(List.of()));
        } catch (NoSuchFileException e) {
            throw damaged("it is missing, though repomd.xml names it", e);
        }
        this.in = new BufferedInputStream(digested, BUFFER_BYTES);
    }

    private static MessageDigest digest(Path file, String type) {
        try {
            return MessageDigest.getInstance(ALGORITHMS.getOrDefault(type, type));
        } catch (NoSuchAlgorithmException e) {
            throw new PackagingException(
                    "The checksum of '%s' in repomd.xml has the type '%s', which is not known".formatted(file, type),
                    "Delete its directory and index the packages again",
                    e);
        }
    }

    /** Whether two files that pass are the same. */
    boolean isDigested() {
        return digest.isPresent();
    }

    Path file() {
        return file;
    }

    InputStream stream() {
        return in;
    }

    /** Reads what is left, and compares the digest. */
    void end() throws IOException {
        digested.drain();
        if (digest.isPresent()
                && !Sha256.hex(digest.get()).equals(expected.get().text())) {
            throw damaged("its digest is not that in repomd.xml", null);
        }
    }

    PackagingException damaged(String how, Exception cause) {
        return new PackagingException(
                "The metadata '%s' are damaged: %s".formatted(file, how),
                "Delete the directory '%s' and index the packages again".formatted(file.getParent()),
                cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
