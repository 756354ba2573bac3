package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Refusal;
import io.github.apprpm.http.Backoff;
import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("tool")
class WebStorageTest {
    @TempDir
    Path directory;

    @Test
    void whatIsWrittenIsServed() throws IOException {
        try (WebServer server = WebServer.start(directory, "create_full_put_path on;")) {
            RepositoryStorage storage = storage(server.uri().resolve("el9/"));
            assertTrue(storage.write(deposit("repodata/repomd.xml", "<repomd/>")));
            assertEquals("<repomd/>", Files.readString(server.files().resolve("el9/repodata/repomd.xml")));
            StoredFile read = storage.read("repodata/repomd.xml", directory.resolve("copy"))
                    .orElseThrow();
            assertEquals("<repomd/>", Files.readString(directory.resolve("copy")));
            assertEquals(Optional.of(read), storage.find("repodata/repomd.xml"));
            assertEquals(9, read.size());
        }
    }

    @Test
    void directoriesAreMadeWhereTheServerDoesNot() throws IOException {
        try (WebServer server = WebServer.start(directory, "")) {
            assertTrue(storage(server.uri().resolve("el9/")).write(deposit("repodata/repomd.xml", "<repomd/>")));
            assertTrue(Files.exists(server.files().resolve("el9/repodata/repomd.xml")));
        }
    }

    @Test
    void aFileThatIsNotThereIsNoError() throws IOException {
        try (WebServer server = WebServer.start(directory, "")) {
            RepositoryStorage storage = storage(server.uri());
            assertEquals(Optional.empty(), storage.find("repodata/repomd.xml"));
            assertEquals(Optional.empty(), storage.read("repodata/repomd.xml", directory.resolve("copy")));
            storage.delete("repodata/repomd.xml");
        }
    }

    @Test
    void aNameKeepsItsCharacters() throws IOException {
        String name = "shop-1.0+b^c~rc1-1.noarch.rpm";
        try (WebServer server = WebServer.start(directory, "")) {
            RepositoryStorage storage = storage(server.uri());
            storage.write(deposit(storage.pathOf(name), "1"));
            assertTrue(Files.exists(server.files().resolve(name)));
            assertTrue(storage.find(name).isPresent());
            storage.delete(name);
            assertFalse(Files.exists(server.files().resolve(name)));
        }
    }

    @Test
    void nginxIgnoresConditions() throws IOException {
        try (WebServer server = WebServer.start(directory, "create_full_put_path on;")) {
            assertFalse(new ConditionProbe(storage(server.uri())).holds(directory));
        }
    }

    @Test
    void aServerWithoutUploadsSaysSo() throws IOException {
        try (WebServer server = WebServer.start(directory, "limit_except GET { deny all; }")) {
            Refusal.of(() -> storage(server.uri()).write(deposit("f", "1"))).says("PUT", "403", "<serverId>");
        }
    }

    private static RepositoryStorage storage(URI base) {
        return new WebStorage(
                base, new HttpTransport(base, HttpAccess.ANONYMOUS, Optional.empty(), Backoff.PATIENT, warning -> {}));
    }

    private Deposit deposit(String path, String text) throws IOException {
        return Deposit.of(path, Files.writeString(directory.resolve("deposit"), text), WriteCondition.NONE);
    }
}
