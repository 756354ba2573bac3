package io.github.apprpm.publish;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.metadata.Repomd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Keeps the signature of {@code repomd.xml} with the file that it signs, whoever else publishes at the same time. */
final class MetadataSignature {
    static final String SIGNATURE = Repomd.PATH + ".asc";
    static final String KEY = Repomd.PATH + ".key";
    private static final int ATTEMPTS = 20;

    private final RepositoryStorage storage;
    private final Optional<MetadataSigner> signer;
    private final boolean conditional;
    private final Path directory;

    /**
     * @param conditional whether the storage decides conditions
     * @param directory has room for small files
     */
    MetadataSignature(RepositoryStorage storage, Optional<MetadataSigner> signer, boolean conditional, Path directory) {
        this.storage = storage;
        this.signer = signer;
        this.conditional = conditional;
        this.directory = directory;
    }

    /**
     * Without a key, a repository that is signed would get metadata that hosts refuse.
     *
     * @throws PackagingException if this is so
     */
    void requireKey() throws IOException {
        if (signer.isEmpty() && storage.find(SIGNATURE).isPresent()) {
            throw noKey(storage.name());
        }
    }

    static PackagingException noKey(String repository) {
        return new PackagingException(
                "The metadata of %s are signed, and this build has no key".formatted(repository),
                "Name the key with <keyFilePath> or <keyname>; or delete '%s' there, if no host asks for it any more"
                        .formatted(SIGNATURE));
    }

    /** The public key is there before anything that it verifies. */
    void bringKey() throws IOException {
        if (signer.isPresent()) {
            Path file = Files.write(directory.resolve("key"), signer.get().publicKey());
            Path copy = directory.resolve("key-copy");
            if (storage.read(KEY, copy).isEmpty() || Files.mismatch(file, copy) >= 0) {
                storage.write(Deposit.of(KEY, file, WriteCondition.NONE));
            }
        }
    }

    /**
     * Brings the signature of metadata that are current, unless others are by now: whose commit is the last one is
     * responsible, and nobody replaces a signature that came meanwhile.
     */
    void settle(byte[] repomd, MetadataCopies copies, Instant time) throws IOException {
        if (signer.isEmpty()) {
            return;
        }
        byte[] signature = signer.get().sign(repomd, time);
        Path file = Files.write(directory.resolve("signature"), signature);
        IOException lost = new IOException("The signature of %s changes all the time".formatted(storage.name()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path copy = directory.resolve("signature-copy");
            Optional<StoredFile> there = storage.read(SIGNATURE, copy);
            if (there.isPresent() && Arrays.equals(Files.readAllBytes(copy), signature) || !copies.isCurrent(repomd)) {
                return;
            }
            WriteCondition condition =
                    conditional ? WriteCondition.unchanged(there.flatMap(StoredFile::tag)) : WriteCondition.NONE;
            try {
                if (storage.write(Deposit.of(SIGNATURE, file, condition))) {
                    return;
                }
            } catch (IOException e) {
                lost = e;
            }
        }
        throw lost;
    }
}
