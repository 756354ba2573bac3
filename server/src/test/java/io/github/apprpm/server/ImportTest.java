package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that createrepo_c has made is copied to its place, and the server goes on with it. */
@Tag("tool")
class ImportTest {
    @TempDir
    Path directory;

    private Path view;

    @BeforeEach
    void makeFolder() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/createrepo_c")), "createrepo_c is not installed");
        view = Files.createDirectories(directory.resolve("data/repositories/apps/el9/x86_64"));
        SmallPackage.shop("1").writeTo(view);
        SmallPackage.shop("2").writeTo(Files.createDirectories(view.resolve("Packages/s")));
        Process createrepo = new ProcessBuilder("createrepo_c", "--quiet", "--no-database", view.toString()).start();
        assertEquals(0, createrepo.waitFor());
    }

    private List<String> published() throws IOException {
        return RepositoryMetadata.read(view).packages().stream()
                .map(PackageFacts::href)
                .toList();
    }

    @Test
    void itIsServedAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(view.resolve("repodata/repomd.xml"));
        try (RunningServer server = RunningServer.in(directory)) {
            server.reindex();
            assertArrayEquals(before, Files.readAllBytes(view.resolve("repodata/repomd.xml")));
            assertEquals(
                    200,
                    server.get("/repositories/apps/el9/x86_64/shop-1-1.el9.noarch.rpm")
                            .statusCode());
            assertEquals(
                    Optional.empty(),
                    HostProgram.dnfOf(
                                    directory,
                                    server.get("/repositories/apps/el9.repo").body())
                            .run(List.of("install", "--downloadonly", "--downloaddir=" + directory, "shop")));
            assertTrue(Files.exists(directory.resolve("shop-2-1.el9.noarch.rpm")));
        }
    }

    @Test
    void whatComesIsAddedAndWhatWasThereIsKnown() throws IOException {
        try (RunningServer server = RunningServer.in(directory, "architectures = x86_64")) {
            assertEquals(201, server.put(SmallPackage.shop("3")).statusCode());
            assertEquals(409, server.put(SmallPackage.shop("1").with("other")).statusCode());
            assertEquals(409, server.put(SmallPackage.shop("2").with("other")).statusCode());
            server.put(SmallPackage.shop("1"));
            server.put(SmallPackage.shop("2"));
            server.reindex();
            assertEquals(
                    List.of(
                            "shop-1-1.el9.noarch.rpm",
                            "Packages/s/shop-2-1.el9.noarch.rpm",
                            "Packages/shop-3-1.el9.noarch.rpm"),
                    published());
        }
    }
}
