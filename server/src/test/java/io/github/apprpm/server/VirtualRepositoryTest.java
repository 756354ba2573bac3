package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers: one has a virtual repository of its own packages and those of the other one. */
class VirtualRepositoryTest {
    private static final String VIRTUAL = "repositories/all/el9/x86_64";
    private static final String[] SETTINGS = {"repositories = apps tools", "architectures = x86_64"};

    @TempDir
    private Path directory;

    private RunningServer other;
    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        other = RunningServer.in(Files.createDirectory(directory.resolve("other")), "architectures = x86_64");
        other.put(SmallPackage.shop("1.0").named("remote"));
        other.reindex();
        Files.createDirectory(directory.resolve("own"));
        server = start(other.uri("/repositories/apps/$release/$basearch").toString());
    }

    private RunningServer start(String remote) throws IOException {
        return RunningServer.in(
                directory.resolve("own"),
                SETTINGS[0],
                SETTINGS[1],
                "virtual = all: apps tools far",
                "remotes = far " + remote,
                "remoteInterval = 100ms");
    }

    /** Starts the server anew, as one whose virtual repository has a member here and one elsewhere. */
    private void restart(String... settings) throws IOException {
        server.close();
        List<String> all = new ArrayList<>(List.of(
                SETTINGS[0],
                SETTINGS[1],
                "virtual = all: apps far",
                "remotes = far " + other.uri("/repositories/apps/$release/$basearch")));
        all.addAll(List.of(settings));
        server = RunningServer.in(directory.resolve("own"), all.toArray(String[]::new));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        other.close();
    }

    private List<String> published() throws IOException {
        return RepositoryMetadata.read(server.data().resolve(VIRTUAL)).packages().stream()
                .map(PackageFacts::href)
                .toList();
    }

    private void await(List<String> hrefs) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!hrefs.equals(published()) && System.nanoTime() < end) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        assertEquals(hrefs, published());
    }

    private void put(String repository, SmallPackage rpm) throws IOException {
        assertEquals(
                201,
                server.put("/repositories/" + repository + "/upload", rpm.bytes())
                        .statusCode());
    }

    private static String href(String member, SmallPackage rpm) {
        return member + "/Packages/" + rpm.fileName();
    }

    @Test
    void packagesOfAllMembersAreSeenAsOneRepository() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        SmallPackage till = shop.named("till");
        put("apps", shop);
        put("tools", till);
        server.reindex();

        await(List.of(href("far", shop.named("remote")), href("apps", shop), href("tools", till)));
        for (String href : published()) {
            HttpResponse<String> answer = server.get("/" + VIRTUAL + "/" + href);
            assertEquals(200, answer.statusCode(), href);
        }
        assertTrue(server.get("/repositories/all/el9.repo").body().contains("/repositories/all/el9/$basearch"));
    }

    @Test
    void theFirstMemberWinsWhereTwoHaveAPackageOfOneName() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        put("tools", shop.with("of the tools"));
        server.reindex();
        put("apps", shop.with("of the apps"));
        server.reindex();

        await(List.of(href("far", shop.named("remote")), href("apps", shop)));
    }

    @Test
    void whatAMemberNoLongerHasIsGone() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        put("apps", shop);
        server.reindex();
        await(List.of(href("far", shop.named("remote")), href("apps", shop)));
        Files.delete(server.data().resolve("repositories/apps/el9/x86_64/Packages/" + shop.fileName()));
        server.reindex();

        await(List.of(href("far", shop.named("remote"))));
    }

    @Test
    void aChangeOfARemoteRepositoryFollows() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        put("apps", shop);
        server.reindex();
        SmallPackage second = shop.named("remote-second");
        other.put(second);
        other.reindex();

        await(List.of(href("far", shop.named("remote")), href("far", second), href("apps", shop)));
    }

    @Test
    void packagesThatWereFetchedAreThereWhileTheOtherServerIsDown() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        SmallPackage remote = shop.named("remote");
        SmallPackage second = shop.named("second");
        other.put(second);
        other.reindex();
        put("apps", shop);
        server.reindex();
        List<String> all = List.of(href("far", remote), href("far", second), href("apps", shop));
        await(all);
        assertEquals(200, server.get("/" + VIRTUAL + "/" + href("far", remote)).statusCode());
        other.close();
        server.close();
        server = start(other.uri("/repositories/apps/$release/$basearch").toString());
        server.reindex();

        assertEquals(all, published());
        assertEquals(200, server.get("/" + VIRTUAL + "/" + href("far", remote)).statusCode());
        assertEquals(502, server.get("/" + VIRTUAL + "/" + href("far", second)).statusCode());
    }

    @Test
    void bytesThatAreNotThoseOfTheMetadataReachNobody() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        SmallPackage remote = shop.named("remote");
        put("apps", shop);
        server.reindex();
        await(List.of(href("far", remote), href("apps", shop)));
        Path file = other.data().resolve("repositories/apps/el9/x86_64/Packages/" + remote.fileName());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.delete(file);
        Files.write(file, bytes);

        assertEquals(502, server.get("/" + VIRTUAL + "/" + href("far", remote)).statusCode());
        Files.write(file, remote.bytes());
        assertEquals(200, server.get("/" + VIRTUAL + "/" + href("far", remote)).statusCode());
    }

    @Test
    void onlyPackagesOfTheMetadataAreAskedFor() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        put("apps", shop);
        server.reindex();
        await(List.of(href("far", shop.named("remote")), href("apps", shop)));

        for (String path : List.of("far/Packages/absent-1-1.noarch.rpm", "far/..%2F..%2Fx.rpm", "far/.rpm")) {
            int status = server.get("/" + VIRTUAL + "/" + path).statusCode();
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
    }

    @Test
    void nothingIsPutIntoAVirtualRepository() throws IOException {
        assertEquals(
                404,
                server.put("/repositories/all/upload", SmallPackage.shop("1.0").bytes())
                        .statusCode());
    }

    @Test
    void metadataThatTheKeyHasNotSignedAreNotCopied() throws IOException {
        SmallPackage shop = SmallPackage.shop("1.0");
        put("apps", shop);
        server.reindex();
        await(List.of(href("far", shop.named("remote")), href("apps", shop)));
        Path key = RepositoryKey.make().publicIn(directory);
        restart("remoteKeys = far " + key, "remoteInterval = 50ms");
        other.put(shop.named("evil"));
        other.reindex();
        put("apps", shop.named("till"));
        server.reindex();

        List<String> before =
                List.of(href("far", shop.named("remote")), href("apps", shop), href("apps", shop.named("till")));
        await(before);
        long end = System.nanoTime() + Duration.ofMillis(500).toNanos();
        while (System.nanoTime() < end) {
            assertEquals(before, published());
        }
    }

    @Test
    void aRemoteRepositoryIsAskedAsSoonAsThereAreHostsForIt() throws IOException {
        restart("remoteInterval = 1d");
        SmallPackage shop = SmallPackage.shop("1.0");
        put("apps", shop);
        server.reindex();

        await(List.of(href("far", shop.named("remote")), href("apps", shop)));
    }

    @Test
    void packagesThatWereFetchedLongestAgoGoFirst() throws IOException {
        restart("remoteCache = 10000");
        SmallPackage shop = SmallPackage.shop("1.0");
        SmallPackage second = shop.named("second");
        other.put(second);
        other.reindex();
        put("apps", shop);
        server.reindex();
        await(List.of(href("far", shop.named("remote")), href("far", second), href("apps", shop)));
        Path first = server.data().resolve(VIRTUAL).resolve(href("far", shop.named("remote")));

        assertEquals(
                200,
                server.get("/" + VIRTUAL + "/" + href("far", shop.named("remote")))
                        .statusCode());
        Files.setLastModifiedTime(first, FileTime.fromMillis(0));
        assertEquals(200, server.get("/" + VIRTUAL + "/" + href("far", second)).statusCode());

        assertTrue(Files.exists(server.data().resolve(VIRTUAL).resolve(href("far", second))));
        assertTrue(Files.notExists(first));
        assertEquals(
                200,
                server.get("/" + VIRTUAL + "/" + href("far", shop.named("remote")))
                        .statusCode());
    }
}
