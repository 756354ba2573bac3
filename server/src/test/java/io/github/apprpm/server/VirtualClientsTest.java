package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts make of a virtual repository, whose metadata and those of its remote member are signed by two keys. */
@Tag("tool")
class VirtualClientsTest {
    private static final SmallPackage SHOP = SmallPackage.shop("1.0");
    private static final SmallPackage FAR = SHOP.named("far-away");

    @TempDir
    private Path directory;

    private RunningServer other;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        Path far = Files.createDirectory(directory.resolve("other"));
        RepositoryKey farKey = RepositoryKey.make();
        other = RunningServer.in(far, "signingKey = " + farKey.secretIn(far));
        other.put(FAR);
        other.put(SHOP.with("of the other server"));
        other.reindex();
        Path own = Files.createDirectory(directory.resolve("own"));
        server = RunningServer.in(
                own,
                "signingKey = " + RepositoryKey.make().secretIn(own),
                "virtual = all: apps far",
                "remotes = far " + other.uri("/repositories/apps/$release/$basearch"),
                "remoteKeys = far " + farKey.publicIn(far),
                "remoteInterval = 100ms");
        server.put(SHOP);
        server.reindex();
        long end = System.nanoTime() + 30_000_000_000L;
        while (!server.get("/packages/all/el9/x86_64").body().contains("far-away") && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        server.reindex();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        other.close();
    }

    private URI repository() {
        return server.uri("/repositories/all/el9/x86_64/");
    }

    @Test
    void dnfSeesPackagesOfAllMembersAndFetchesThemWhileTheOtherServerIsDown() throws Exception {
        HostProgram dnf = HostProgram.dnf(directory, repository());
        Path first = Files.createDirectory(directory.resolve("first"));
        assertEquals(
                Optional.empty(),
                dnf.run(List.of("install", "--downloadonly", "--downloaddir=" + first, "shop", "far-away")));
        assertTrue(Files.exists(first.resolve(FAR.fileName())));
        assertEquals(-1, Files.mismatch(SHOP.writeTo(directory), first.resolve(SHOP.fileName())));

        other.close();
        Path second = Files.createDirectory(directory.resolve("second"));
        HostProgram again = HostProgram.dnf(directory, repository());
        assertEquals(
                Optional.empty(),
                again.run(List.of("install", "--downloadonly", "--downloaddir=" + second, "far-away")));
        assertTrue(Files.exists(second.resolve(FAR.fileName())));
    }

    @Test
    void zypperSeesPackagesOfAllMembers() throws Exception {
        HostProgram zypper = HostProgram.zypper(directory, repository());
        assertEquals(Optional.empty(), zypper.refresh());
        assertEquals(Optional.empty(), zypper.run(List.of("search", "far-away")));
        assertTrue(zypper.output().contains("far-away"), zypper.output());
        assertEquals(Optional.empty(), zypper.run(List.of("search", "shop")));
    }
}
