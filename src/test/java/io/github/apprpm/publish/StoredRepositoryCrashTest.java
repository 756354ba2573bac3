package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.openpgp.TestKey;
import io.github.apprpm.publish.s3.S3Storage;
import io.github.apprpm.repository.MetadataSigner;
import io.github.apprpm.repository.metadata.Repomd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that is killed between any two requests to a bucket leaves what clients can read, and the next one completes it. */
@Tag("tool")
class StoredRepositoryCrashTest {
    @TempDir
    private Path directory;

    private final UploadListener listener = new HeardUploads(new ArrayList<>());
    private final MetadataSigner signer = new MetadataSigner(TestKey.ed25519().signer());
    private LocalPackage first;
    private List<LocalPackage> release;
    private int directories;

    @Test
    void clientsSeeTheWholeReleaseOrNothingOfIt() throws IOException {
        first = Release.of(directory, "shop");
        release = List.of(Release.of(directory, "stock"), Release.of(directory, "till"));
        int old = 0;
        int complete = 0;
        int between = 0;
        for (int request = 0; ; request++) {
            try (RepositoryStorage storage = new S3Storage(
                    S3Server.started().newBucket(), Optional.of(new AccessKey("user", "secret")), Optional.empty())) {
                repository(storage).publish(List.of(first), listener);
                if (!isKilled(new UnreliableStorage(storage).endingBefore(request))) {
                    break;
                }
                int missing = repository(storage).invisible(release).size();
                assertEquals(List.of(), repository(storage).invisible(List.of(first)), "request " + request);
                assertTrue(missing == 0 || missing == 2, "request " + request);
                boolean isSigned = isSigned(storage);
                assertTrue(isSigned || missing == 0, "request " + request);
                old += missing == 2 ? 1 : 0;
                complete += missing == 0 && isSigned ? 1 : 0;
                between += isSigned ? 0 : 1;

                new Publication(repository(storage), release).run(listener);
                assertEquals(List.of(), repository(storage).invisible(release), "request " + request);
                assertTrue(isSigned(storage), "request " + request);
            }
        }
        System.out.println("Killed before a commit %d times, before its signature %d, after it %d"
                .formatted(old, between, complete));
        assertTrue(old > 5 && between > 0 && complete > 0);
    }

    private boolean isKilled(RepositoryStorage storage) throws IOException {
        try {
            new Publication(repository(storage), release).run(listener);
            return false;
        } catch (UnreliableStorage.Killed e) {
            return true;
        }
    }

    private StoredRepository repository(RepositoryStorage storage) {
        return new StoredRepository(
                storage,
                Optional.of(signer),
                false,
                InstantSource.system(),
                Optional.empty(),
                directory.resolve("run" + directories++));
    }

    private boolean isSigned(RepositoryStorage storage) throws IOException {
        Path repomd = directory.resolve("repomd");
        Path signature = directory.resolve("signature");
        storage.read(Repomd.PATH, repomd).orElseThrow();
        storage.read(MetadataSignature.SIGNATURE, signature).orElseThrow();
        byte[] bytes = Files.readAllBytes(repomd);
        long time = Generation.timestamp(Repomd.parse(bytes, "repomd.xml"));
        return Arrays.equals(signer.sign(bytes, Instant.ofEpochSecond(time)), Files.readAllBytes(signature));
    }
}
