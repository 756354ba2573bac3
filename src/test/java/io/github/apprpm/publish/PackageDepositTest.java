package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.publish.s3.S3Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class PackageDepositTest {
    private static final String PATH = "shop-1.0-1.noarch.rpm";

    @TempDir
    Path directory;

    private RepositoryStorage storage;

    @BeforeEach
    void makeBucket() {
        storage = new S3Storage(
                S3Server.started().newBucket(), Optional.of(new AccessKey("user", "secret")), Optional.empty());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void aPackageIsSentOnce() throws IOException {
        assertTrue(bring(storage, "1"));
        assertFalse(bring(storage, "1"));
    }

    @Test
    void anotherPackageOfTheSameNameIsRefusedAndNothingReplaced() throws IOException {
        bring(storage, "1");
        Refusal.of(() -> bring(storage, "2")).says("'" + PATH + "'", "another package", "raise the version");
        storage.read(PATH, directory.resolve("read"));
        assertEquals("1", Files.readString(directory.resolve("read")));
    }

    @Test
    void aLostReplyIsNoFailure() throws IOException {
        assertTrue(bring(new UnreliableStorage(storage).losingReplies(deposit -> true), "1"));
    }

    @Test
    void aLostRequestIsAFailure() {
        assertThrows(
                IOException.class, () -> bring(new UnreliableStorage(storage).losingRequests(deposit -> true), "1"));
    }

    @Test
    void aPackageThatAnotherPublisherBeganToSendIsSentAgain() throws IOException {
        assertTrue(bring(new UnreliableStorage(storage).conflicting(2), "1"));
        assertEquals(1, storage.find(PATH).orElseThrow().size());
        assertFalse(bring(storage, "1"));
    }

    @Test
    void aPackageThatNeverArrivesIsAFailure() {
        String message = assertThrows(
                        IOException.class, () -> bring(new UnreliableStorage(storage).conflicting(100), "1"))
                .getMessage();
        assertTrue(message.contains("'" + PATH + "' of s3://"), message);
    }

    @Test
    void aStorageThatDecidesConditionsIsTold() throws IOException {
        assertTrue(new ConditionProbe(storage).holds(directory));
        assertFalse(new ConditionProbe(new UnreliableStorage(storage).ignoringConditions()).holds(directory));
    }

    private boolean bring(RepositoryStorage to, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("package"), text);
        return new PackageDeposit(to, true, new Pause(Duration.ofMillis(1)))
                .bring(Deposit.of(PATH, file, WriteCondition.NONE), directory, sent -> {});
    }
}
