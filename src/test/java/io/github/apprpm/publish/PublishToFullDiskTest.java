package io.github.apprpm.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.SmallDisk;
import io.github.apprpm.http.Backoff;
import io.github.apprpm.http.HttpAccess;
import io.github.apprpm.http.HttpTransport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where there is no room, or nothing may be written, clients see what they saw before, and the next run publishes all. */
@Tag("tool")
class PublishToFullDiskTest {
    @TempDir
    private Path directory;

    private Path share;
    private LocalPackage first;
    private List<LocalPackage> second;
    private final UploadListener listener = new HeardUploads(new ArrayList<>());

    @BeforeEach
    void makePackages() throws IOException {
        share = Files.createDirectory(directory.resolve("share"));
        first = Release.of(directory, "shop");
        second = List.of(Release.of(directory, "stock"), Release.of(directory, "till"));
    }

    @Test
    void aDirectoryWithoutSpaceIsAsBefore() throws IOException {
        try (SmallDisk disk = SmallDisk.at(share)) {
            target().publish(List.of(first), listener);
            disk.fill();
            assertUnchanged();
            disk.free();
            target().publish(second, listener);
            assertEquals(List.of(), target().invisible(second));
        }
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsAsBefore() throws IOException {
        try (SmallDisk disk = SmallDisk.at(share)) {
            target().publish(List.of(first), listener);
            disk.forbidWriting();
            assertUnchanged();
            disk.allowWriting();
            target().publish(second, listener);
            assertEquals(List.of(), target().invisible(second));
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        FolderTarget target =
                new FolderTarget(file.resolve("el9"), Optional.empty(), InstantSource.system(), Optional.empty());
        String message = assertThrows(IOException.class, () -> target.publish(second, listener))
                .getMessage();
        assertTrue(message.contains("'" + file.resolve("el9") + "' was not changed"), message);
    }

    private void assertUnchanged() throws IOException {
        String message = assertThrows(IOException.class, () -> target().publish(second, listener))
                .getMessage();
        assertTrue(message.contains("'" + share + "' was not changed"), message);
        assertTrue(message.contains("a writable directory with space left"), message);
        assertEquals(second, target().invisible(second));
        assertEquals(List.of(), target().invisible(List.of(first)));
        try (Stream<Path> files = Files.list(share)) {
            assertEquals(
                    List.of(first.fileName()),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.contains(".rpm"))
                            .toList());
        }
    }

    private FolderTarget target() {
        return new FolderTarget(share, Optional.empty(), InstantSource.system(), Optional.empty());
    }

    @Test
    void aWebServerWithoutSpaceIsAsBefore() throws IOException {
        try (WebServer server = WebServer.start(directory.resolve("nginx"), "create_full_put_path on;");
                SmallDisk disk = SmallDisk.at(server.files())) {
            publish(server.uri(), List.of(first));
            disk.fill();
            String message = assertThrows(Exception.class, () -> publish(server.uri(), second))
                    .getMessage();
            assertTrue(message.contains(server.uri().toString()), message);
            assertTrue(message.contains("500"), message);
            assertEquals(second, invisible(server.uri(), second));
            assertEquals(List.of(), invisible(server.uri(), List.of(first)));
            disk.free();
            publish(server.uri(), second);
            assertEquals(List.of(), invisible(server.uri(), second));
        }
    }

    private void publish(URI base, List<LocalPackage> packages) throws IOException {
        try (StoredRepository repository = stored(base)) {
            repository.publish(packages, listener);
        }
    }

    private List<LocalPackage> invisible(URI base, List<LocalPackage> packages) throws IOException {
        try (StoredRepository repository = stored(base)) {
            return repository.invisible(packages);
        }
    }

    private StoredRepository stored(URI base) {
        Backoff once = new Backoff(1, Duration.ofMillis(1), Duration.ofMillis(1));
        return new StoredRepository(
                new WebStorage(
                        base, new HttpTransport(base, HttpAccess.ANONYMOUS, Optional.empty(), once, warning -> {})),
                Optional.empty(),
                true,
                InstantSource.system(),
                Optional.empty(),
                directory.resolve("work"));
    }
}
