package io.github.apprpm.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/** A storage with a network in front of it that loses replies, or a server that ignores conditions. */
class UnreliableStorage implements RepositoryStorage {
    private final RepositoryStorage storage;
    private Predicate<Deposit> losesReply = deposit -> false;
    private Predicate<Deposit> losesRequest = deposit -> false;
    private boolean ignoresConditions;
    private int conflicts;
    private int left = -1;
    private Object server = new Object();
    private int refusals;

    UnreliableStorage(RepositoryStorage storage) {
        this.storage = storage;
    }

    /** The file is written, and its writer does not hear of it. */
    UnreliableStorage losingReplies(Predicate<Deposit> which) {
        losesReply = which;
        return this;
    }

    /** The file is not written. */
    UnreliableStorage losingRequests(Predicate<Deposit> which) {
        losesRequest = which;
        return this;
    }

    /** Ends the run before a request, the first being 0, as a process ends that is killed. */
    UnreliableStorage endingBefore(int request) {
        left = request;
        return this;
    }

    /** What ends a run; nobody catches it. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private void request() {
        if (left-- == 0) {
            throw new Killed();
        }
    }

    /** As S3 answers 409 while another client writes the same file, which then does not come. */
    UnreliableStorage conflicting(int times) {
        conflicts = times;
        return this;
    }

    UnreliableStorage ignoringConditions() {
        ignoresConditions = true;
        return this;
    }

    /**
     * As S3 promises; s3mock, in 16 of 100 races of two clients, writes both.
     *
     * @param lock the same one for all clients
     */
    UnreliableStorage decidingOneAtATime(Object lock) {
        server = lock;
        return this;
    }

    /** How many writes were refused by their condition. */
    int refusals() {
        return refusals;
    }

    @Override
    public String name() {
        return storage.name();
    }

    @Override
    public Optional<StoredFile> find(String path) throws IOException {
        request();
        return storage.find(path);
    }

    @Override
    public Optional<StoredFile> read(String path, Path to) throws IOException {
        request();
        return storage.read(path, to);
    }

    @Override
    public boolean write(Deposit deposit, LongConsumer sent) throws IOException {
        request();
        if (losesRequest.test(deposit)) {
            throw new IOException("The request was lost");
        }
        if (conflicts-- > 0) {
            return false;
        }
        boolean written;
        synchronized (server) {
            written = storage.write(ignoresConditions ? deposit.with(WriteCondition.NONE) : deposit, sent);
        }
        if (!written) {
            refusals++;
        }
        if (losesReply.test(deposit)) {
            throw new IOException("The reply was lost");
        }
        return written;
    }

    @Override
    public void delete(String path) throws IOException {
        request();
        storage.delete(path);
    }

    @Override
    public String pathOf(String fileName) {
        return storage.pathOf(fileName);
    }

    @Override
    public void close() {
        storage.close();
    }
}
