package io.github.apprpm.publish;

import io.github.apprpm.repository.metadata.Repomd;
import io.github.apprpm.repository.metadata.RepomdData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Notes in a storage which metadata files were replaced, and deletes those that no client asks for any more. */
final class SupersededFiles {
    private static final int ATTEMPTS = 3;

    private final RepositoryStorage storage;
    private final boolean conditional;
    private final Path directory;

    /** @param conditional whether the storage decides conditions */
    SupersededFiles(RepositoryStorage storage, boolean conditional, Path directory) {
        this.storage = storage;
        this.conditional = conditional;
        this.directory = directory;
    }

    /** After a commit that replaced one generation by another. */
    void after(Generation before, Repomd next, Instant now) throws IOException {
        Set<String> current = next.data().stream().map(RepomdData::href).collect(Collectors.toSet());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path copy = directory.resolve("superseded-copy");
            Optional<StoredFile> there = storage.read(Superseded.PATH, copy);
            Superseded superseded = (there.isPresent() ? Superseded.of(Files.readString(copy)) : Superseded.NONE)
                    .after(before.files(), current, now);
            WriteCondition condition =
                    conditional ? WriteCondition.unchanged(there.flatMap(StoredFile::tag)) : WriteCondition.NONE;
            Path file = Files.writeString(
                    directory.resolve("superseded"),
                    superseded.withoutOutdated(now).text());
            if (storage.write(Deposit.of(Superseded.PATH, file, condition))) {
                for (String path : superseded.outdated(now)) {
                    storage.delete(path);
                }
                return;
            }
        }
    }
}
