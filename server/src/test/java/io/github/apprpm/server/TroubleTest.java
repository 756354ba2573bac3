package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk gives trouble: hosts read what they have read before, and the server goes on without a restart. */
@Tag("tool")
class TroubleTest {
    private static final String REPOMD = "/repositories/apps/el9/x86_64/repodata/repomd.xml";

    @TempDir
    Path directory;

    private Path disk;
    private RunningServer server;
    private String before;

    @BeforeEach
    void start() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "none", disk.toString()) == 0, "only root can mount");
        server = RunningServer.in(disk, "keepFree = 64K", "architectures = x86_64", "quiet = 1h", "longestDelay = 1h");
        server.put(SmallPackage.shop("1"));
        server.reindex();
        before = server.get(REPOMD).body();
    }

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        run("umount", "-l", disk.toString());
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private int indexNow() throws IOException {
        return server.send(
                        HttpRequest.newBuilder(server.uri("/reindex?wait=true")).POST(BodyPublishers.noBody()))
                .statusCode();
    }

    private void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(disk.resolve("filler"))) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            return; // it is full
        }
    }

    @Test
    void aFullDiskTakesNoPackageUntilThereIsRoom() throws Exception {
        fill();
        assertEquals(507, server.put(SmallPackage.shop("2")).statusCode());
        assertEquals(before, server.get(REPOMD).body());
        assertEquals("There is no room for packages.\n", server.get("/health").body());
        assertEquals(200, server.get("/health").statusCode());

        Files.delete(disk.resolve("filler"));
        assertEquals(201, server.put(SmallPackage.shop("2")).statusCode());
        assertEquals(200, indexNow());
        assertEquals("ok\n", server.get("/health").body());
    }

    @Test
    void aDiskThatBecomesFullInTheMiddleOfAPackageKeepsNoneOfIt() throws Exception {
        byte[] large = SmallPackage.shop("2").with("x".repeat(9 << 20)).bytes();
        HttpRequest.Builder chunked = HttpRequest.newBuilder(server.uri("/upload"))
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
        assertEquals(507, server.send(chunked).statusCode());
        assertEquals(0, server.data().resolve(".incoming").toFile().list().length);
        assertEquals(201, server.put(SmallPackage.shop("2")).statusCode());
    }

    @Test
    void metadataThatCannotBeWrittenStayAsTheyWere() throws Exception {
        assertEquals(201, server.put(SmallPackage.shop("2")).statusCode());
        fill();
        assertEquals(500, indexNow());
        assertEquals(500, indexNow());
        assertEquals(1, server.failures().size(), server.failures().toString());
        assertEquals(before, server.get(REPOMD).body());
        assertTrue(
                server.get("/health").body().contains("The metadata of apps/el9/x86_64 do not follow its packages."));

        Files.delete(disk.resolve("filler"));
        assertEquals(200, indexNow());
        assertTrue(!before.equals(server.get(REPOMD).body()));
        assertEquals("ok\n", server.get("/health").body());
    }

    @Test
    void aDiskThatBecomesReadOnlyIsStillRead() throws Exception {
        assertEquals(201, server.put(SmallPackage.shop("2")).statusCode());
        assertEquals(0, run("mount", "-o", "remount,ro", disk.toString()));
        assertEquals(503, server.put(SmallPackage.shop("3")).statusCode());
        assertEquals(500, indexNow());
        assertEquals(before, server.get(REPOMD).body());

        assertEquals(0, run("mount", "-o", "remount,rw", disk.toString()));
        assertEquals(201, server.put(SmallPackage.shop("3")).statusCode());
        assertEquals(200, indexNow());
    }

    @Test
    void aFolderThatIsAwayIsMissedAndTakenWhenItIsBack() throws Exception {
        Path away = disk.resolve("away");
        Files.move(server.data(), away);
        assertEquals(503, server.put(SmallPackage.shop("2")).statusCode());
        assertEquals(404, server.get(REPOMD).statusCode());
        assertEquals(503, server.get("/health").statusCode());
        assertTrue(!Files.exists(server.data().resolve("repositories")), "made a second one");

        Files.move(away, server.data());
        assertEquals(before, server.get(REPOMD).body());
        assertEquals(201, server.put(SmallPackage.shop("2")).statusCode());
        assertEquals(200, indexNow());
        assertEquals("ok\n", server.get("/health").body());
    }
}
