package io.github.apprpm.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Finds out whether a storage decides conditions itself: many servers take a PUT and ignore them. */
public final class ConditionProbe {
    /** No entity tag of any server. */
    private static final String OTHER_TAG = "\"another\"";

    private final RepositoryStorage storage;

    public ConditionProbe(RepositoryStorage storage) {
        this.storage = storage;
    }

    /**
     * Writes a small file that nobody reads, and deletes it.
     *
     * @param directory has room for it
     */
    public boolean holds(Path directory) throws IOException {
        String path = "repodata/.probe-" + UUID.randomUUID();
        Path file = Files.writeString(directory.resolve("probe"), path);
        try {
            return storage.write(Deposit.of(path, file, WriteCondition.ABSENT))
                    && !storage.write(Deposit.of(path, file, WriteCondition.ABSENT))
                    && !storage.write(Deposit.of(path, file, WriteCondition.unchanged(OTHER_TAG)));
        } finally {
            storage.delete(path);
        }
    }
}
