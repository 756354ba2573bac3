package io.github.apprpm.publish;

import io.github.apprpm.text.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Counts the bytes of files that go to a storage and come from it. */
final class MeasuredStorage implements RepositoryStorage {
    private final RepositoryStorage storage;
    private long sent;
    private long received;

    MeasuredStorage(RepositoryStorage storage) {
        this.storage = storage;
    }

    long moved() {
        return sent + received;
    }

    /** Such as {@code 2.1 MB sent, 1.9 MB received}. */
    String traffic() {
        return "%s sent, %s received".formatted(Bytes.of(sent), Bytes.of(received));
    }

    @Override
    public String name() {
        return storage.name();
    }

    @Override
    public Optional<StoredFile> find(String path) throws IOException {
        return storage.find(path);
    }

    @Override
    public Optional<StoredFile> read(String path, Path to) throws IOException {
        Optional<StoredFile> read = storage.read(path, to);
        read.ifPresent(file -> received += file.size());
        return read;
    }

    @Override
    public boolean write(Deposit deposit, LongConsumer observer) throws IOException {
        sent += deposit.size();
        return storage.write(deposit, observer);
    }

    @Override
    public void delete(String path) throws IOException {
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
