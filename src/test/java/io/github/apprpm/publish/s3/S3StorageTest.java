package io.github.apprpm.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.publish.AccessKey;
import io.github.apprpm.publish.BucketLocation;
import io.github.apprpm.publish.Deposit;
import io.github.apprpm.publish.S3Server;
import io.github.apprpm.publish.StoredFile;
import io.github.apprpm.publish.WriteCondition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class S3StorageTest {
    private static final AccessKey KEY = new AccessKey("user", "secret");

    @TempDir
    Path directory;

    private S3Storage storage;

    @BeforeEach
    void makeBucket() {
        storage = new S3Storage(S3Server.started().newBucket(), Optional.of(KEY), Optional.empty());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertTrue(storage.write(deposit("repodata/repomd.xml", "<repomd/>", WriteCondition.NONE)));
        Path copy = directory.resolve("copy");
        StoredFile read = storage.read("repodata/repomd.xml", copy).orElseThrow();
        assertEquals("<repomd/>", Files.readString(copy));
        assertEquals(storage.find("repodata/repomd.xml"), Optional.of(read));
        assertEquals(9, read.size());
        assertEquals(
                deposit("x", "<repomd/>", WriteCondition.NONE).sha256(),
                read.sha256().orElseThrow());
    }

    @Test
    void aFileThatIsNotThereIsNoError() throws IOException {
        assertEquals(Optional.empty(), storage.find("repodata/repomd.xml"));
        assertEquals(Optional.empty(), storage.read("repodata/repomd.xml", directory.resolve("copy")));
        storage.delete("repodata/repomd.xml");
    }

    @Test
    void aConditionThatDoesNotHoldWritesNothing() throws IOException {
        assertTrue(storage.write(deposit("f", "1", WriteCondition.ABSENT)));
        assertFalse(storage.write(deposit("f", "2", WriteCondition.ABSENT)));
        String first = tag("f");
        assertTrue(storage.write(deposit("f", "3", WriteCondition.unchanged(first))));
        assertFalse(storage.write(deposit("f", "4", WriteCondition.unchanged(first))));
        storage.read("f", directory.resolve("copy"));
        assertEquals("3", Files.readString(directory.resolve("copy")));
    }

    @Test
    void aTagOfAFileThatIsGoneDoesNotHold() throws IOException {
        storage.write(deposit("f", "1", WriteCondition.ABSENT));
        String tag = tag("f");
        storage.delete("f");
        assertFalse(storage.write(deposit("f", "2", WriteCondition.unchanged(tag))));
    }

    @Test
    void charactersThatUrlsChangeAreReplacedInTheNamesOfPackages() {
        assertEquals("shop-1.0_b^c~rc1-1.noarch.rpm", storage.pathOf("shop-1.0+b^c~rc1-1.noarch.rpm"));
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        BucketLocation missing = new BucketLocation(
                "no-such-bucket", "", Optional.of(S3Server.started().uri()), Optional.empty());
        try (S3Storage other = new S3Storage(missing, Optional.of(KEY), Optional.empty())) {
            Refusal.of(() -> other.read("repodata/repomd.xml", directory.resolve("copy")))
                    .says("no bucket 'no-such-bucket'", "<repositoryUrl>");
        }
    }

    private String tag(String path) throws IOException {
        return storage.find(path).flatMap(StoredFile::tag).orElseThrow();
    }

    private Deposit deposit(String path, String text, WriteCondition condition) throws IOException {
        return Deposit.of(path, Files.writeString(directory.resolve("deposit"), text), condition);
    }
}
