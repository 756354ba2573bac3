package io.github.apprpm.publish;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.model.PackagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Brings packages into a storage; no package is ever replaced by another. */
public final class PackageDeposit {
    private static final int ATTEMPTS = 5;

    private final RepositoryStorage storage;
    private final boolean conditional;
    private final Pause pause;

    /**
     * @param conditional whether the storage decides conditions
     * @param pause before a package is sent again that another publisher sends, too
     */
    public PackageDeposit(RepositoryStorage storage, boolean conditional, Pause pause) {
        this.storage = storage;
        this.conditional = conditional;
        this.pause = pause;
    }

    /**
     * @param deposit the package
     * @param directory has room for a copy of it
     * @param sent hears how many bytes were sent
     * @return whether bytes were sent, or else the same package was there
     * @throws PackagingException if another package has its place
     */
    public boolean bring(Deposit deposit, Path directory, LongConsumer sent) throws IOException {
        Optional<StoredFile> there = storage.find(deposit.path());
        if (there.isPresent()) {
            requireSame(deposit, there.get(), directory);
            return false;
        }
        Deposit conditioned = deposit.with(conditional ? WriteCondition.ABSENT : WriteCondition.NONE);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                if (storage.write(conditioned, sent)) {
                    return true;
                }
            } catch (IOException e) {
                return arrived(deposit, directory, e);
            }
            there = storage.find(deposit.path());
            if (there.isPresent()) {
                requireSame(deposit, there.get(), directory);
                return true;
            }
            pause.once(); // another publisher sends it just now, and may give up
        }
        throw new IOException("The file '%s' of %s appears and goes".formatted(deposit.path(), storage.name()));
    }

    /** Looks whether a package has arrived, by this publisher, whose reply was lost, or by another. */
    private boolean arrived(Deposit deposit, Path directory, IOException otherwise) throws IOException {
        StoredFile there = storage.find(deposit.path()).orElseThrow(() -> otherwise);
        requireSame(deposit, there, directory);
        return true;
    }

    private void requireSame(Deposit deposit, StoredFile there, Path directory) throws IOException {
        if (there.size() != deposit.size() || !digest(there, directory).equals(deposit.sha256())) {
            throw PublishTarget.occupied("%s has another package as '%s'".formatted(storage.name(), deposit.path()));
        }
    }

    /** What its writer noted, or else of a copy. */
    private String digest(StoredFile there, Path directory) throws IOException {
        if (there.sha256().isPresent()) {
            return there.sha256().get();
        }
        Path copy = directory.resolve("copy");
        try {
            return storage.read(there.path(), copy).isPresent() ? Sha256.hex(copy) : "";
        } finally {
            Files.deleteIfExists(copy);
        }
    }
}
