package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages come in by HTTP, and are filed by what they say of themselves. */
class UploadTest {
    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(directory, "repositories = apps test", "architectures = x86_64 aarch64");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        assertEquals(List.of(), server.failures());
    }

    private List<String> published(String view) throws IOException {
        return RepositoryMetadata.read(server.data().resolve("repositories/" + view)).packages().stream()
                .map(each -> each.href())
                .toList();
    }

    @Test
    void aPackageWithoutMachineCodeIsForEachArchitecture() throws IOException {
        assertEquals(201, server.put(SmallPackage.shop("1.0")).statusCode());
        server.reindex();
        assertEquals(List.of("Packages/shop-1.0-1.el9.noarch.rpm"), published("apps/el9/x86_64"));
        assertEquals(List.of("Packages/shop-1.0-1.el9.noarch.rpm"), published("apps/el9/aarch64"));
    }

    @Test
    void aPackageWithMachineCodeIsForItsOwn() throws IOException {
        server.put(SmallPackage.shop("1.0"));
        server.put(SmallPackage.shop("1.0").named("engine").on("ppc64le"));
        server.reindex();
        assertEquals(List.of("Packages/shop-1.0-1.el9.noarch.rpm"), published("apps/el9/x86_64"));
        assertEquals(
                List.of("Packages/engine-1.0-1.el9.ppc64le.rpm", "Packages/shop-1.0-1.el9.noarch.rpm"),
                published("apps/el9/ppc64le"));
    }

    @Test
    void aPackageOfNoReleaseIsForAny() throws IOException {
        server.put(SmallPackage.shop("1.0").ofRelease("1"));
        server.reindex();
        assertEquals(List.of("Packages/shop-1.0-1.noarch.rpm"), published("apps/any/x86_64"));
    }

    @Test
    void theSameBytesAgainAreWelcome() throws IOException {
        HttpResponse<String> first = server.put(SmallPackage.shop("1.0"));
        HttpResponse<String> second = server.put(SmallPackage.shop("1.0"));
        assertEquals(201, first.statusCode());
        assertEquals(200, second.statusCode());
        assertEquals(first.body(), second.body());
    }

    @Test
    void otherBytesOfTheSamePackageAreRefused() throws IOException {
        server.put(SmallPackage.shop("1.0"));
        HttpResponse<String> other = server.put(SmallPackage.shop("1.0").with("another shop"));
        assertEquals(409, other.statusCode());
        assertEquals(
                "The repository has 'shop-1.0-1.el9.noarch.rpm' with other bytes already. Build it with another release.\n",
                other.body());
    }

    @Test
    void whatIsNoPackageIsRefused() throws IOException {
        HttpResponse<String> answer =
                server.put("/upload", "#!/bin/sh".repeat(100).getBytes(StandardCharsets.US_ASCII));
        assertEquals(422, answer.statusCode());
        assertFalse(answer.body().contains(directory.toString()), answer.body());
    }

    @Test
    void aDamagedPackageIsRefusedAndLeavesNothing() throws IOException {
        byte[] rpm = SmallPackage.shop("1.0").bytes();
        rpm[rpm.length - 1] ^= 1;
        assertEquals(422, server.put("/upload", rpm).statusCode());
        assertEquals(
                422, server.put("/upload", Arrays.copyOf(rpm, rpm.length - 7)).statusCode());
        assertEquals(0, server.data().resolve(".incoming").toFile().list().length);
        assertFalse(Files.exists(server.data().resolve("repositories/apps")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/upload",
                "/upload/any-name.rpm",
                "/repositories/apps/upload",
                "/repositories/apps/upload/shop.rpm",
                "/api/packages/apps/rpm/upload",
                "/api/packages/apps/rpm/el9/stable/upload",
                "/repository/apps/el9/x86_64/shop.rpm"
            })
    void eachPathThatClientsKnowTakesPackages(String path) throws IOException {
        assertEquals(201, server.put(path, SmallPackage.shop("1.0").bytes()).statusCode());
        assertTrue(
                Files.exists(server.data().resolve("repositories/apps/el9/x86_64/Packages/shop-1.0-1.el9.noarch.rpm")));
    }

    @Test
    void aRepositoryThatIsNotConfiguredTakesNothing() throws IOException {
        HttpResponse<String> answer =
                server.put("/repositories/prod/upload", SmallPackage.shop("1.0").bytes());
        assertEquals(404, answer.statusCode());
        assertEquals(
                "There is no repository 'prod'. Name it in 'repositories' of the configuration file.\n", answer.body());
    }

    @Test
    void aServerThatWasEndedGoesOnWhereItWas() throws IOException {
        server.put(SmallPackage.shop("1.0"));
        server.close();
        server = RunningServer.in(directory, "architectures = x86_64");
        server.reindex();
        assertEquals(List.of("Packages/shop-1.0-1.el9.noarch.rpm"), published("apps/el9/x86_64"));
    }

    /** The payload is another one behind its back, of which nobody hears who does not read it. */
    @Test
    void theIndexesDoNotReadWhatTheUploadHasRead() throws IOException {
        SmallPackage shop = SmallPackage.shop("7");
        assertEquals(201, server.put(shop).statusCode());
        Path file = server.data().resolve("repositories/apps/el9/x86_64/Packages/" + shop.fileName());
        FileTime time = Files.getLastModifiedTime(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), Files.size(file) - 1);
            channel.write(ByteBuffer.wrap(new byte[] {1}), Files.size(file) - 2);
        }
        Files.setLastModifiedTime(file, time);

        server.reindex();
        assertEquals(List.of(), server.failures());
    }
}
