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
     * A signature that is ready, and what is in its place, so that one request is all between metadata and their signature.
     *
     * @param there what it replaces, and nothing else
     */
    record Prepared(byte[] signature, Optional<StoredFile> there) {}

    /** Before the metadata take their place: nothing without a key. */
    Optional<Prepared> prepare(byte[] repomd, Instant time) throws IOException {
        return signer.isEmpty()
                ? Optional.empty()
                : Optional.of(new Prepared(signer.get().sign(repomd, time), storage.find(SIGNATURE)));
    }

    /** Brings a signature that was prepared, once the metadata have their place. */
    void follow(byte[] repomd, Prepared prepared, MetadataCopies copies) throws IOException {
        try {
            if (write(prepared.signature(), prepared.there())) {
                return;
            }
        } catch (IOException e) {
            // The reply may be lost: what is there decides.
        }
        settle(repomd, prepared.signature(), copies);
    }

    /** Brings the signature of metadata that are current, unless others are by now. */
    void settle(byte[] repomd, MetadataCopies copies, Instant time) throws IOException {
        if (signer.isPresent()) {
            settle(repomd, signer.get().sign(repomd, time), copies);
        }
    }

    /** Whose commit is the last one is responsible, and nobody replaces a signature that came meanwhile. */
    private void settle(byte[] repomd, byte[] signature, MetadataCopies copies) throws IOException {
        IOException lost = new IOException("The signature of %s changes all the time".formatted(storage.name()));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path copy = directory.resolve("signature-copy");
            Optional<StoredFile> there = storage.read(SIGNATURE, copy);
            if (there.isPresent() && Arrays.equals(Files.readAllBytes(copy), signature) || !copies.isCurrent(repomd)) {
                return;
            }
            try {
                if (write(signature, there)) {
                    return;
                }
            } catch (IOException e) {
                lost = e;
            }
        }
        throw lost;
    }

    private boolean write(byte[] signature, Optional<StoredFile> there) throws IOException {
        Path file = Files.write(directory.resolve("signature"), signature);
        WriteCondition condition =
                conditional ? WriteCondition.unchanged(there.flatMap(StoredFile::tag)) : WriteCondition.NONE;
        return storage.write(Deposit.of(SIGNATURE, file, condition));
    }
}
