package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that administrators and hosts have find what they look for. */
@Tag("tool")
class ClientsTest {
    @TempDir
    Path directory;

    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(directory);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void curlPutsAPackageAndDnfFetchesIt() throws Exception {
        Path rpm = SmallPackage.shop("1.0^git1~rc1+b").writeTo(directory);
        assertEquals(
                "201",
                run(
                        "curl",
                        "-sS",
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code}",
                        "-T",
                        rpm.toString(),
                        server.uri("/upload").toString()));
        server.reindex();
        Path repositories = Files.createDirectory(directory.resolve("repos"));
        Files.writeString(
                repositories.resolve("apps.repo"),
                server.get("/repositories/apps/el9.repo").body());
        run(
                "dnf",
                "-y",
                "-q",
                "--installroot=" + directory.resolve("root"),
                "--setopt=reposdir=" + repositories,
                "--setopt=cachedir=" + directory.resolve("cache"),
                "--setopt=logdir=" + Files.createDirectory(directory.resolve("log")),
                "--setopt=module_platform_id=platform:el9",
                "--releasever=9",
                "--forcearch=x86_64",
                "--downloadonly",
                "--downloaddir=" + directory.resolve("fetched"),
                "install",
                "shop");
        assertEquals(-1, Files.mismatch(rpm, directory.resolve("fetched").resolve(rpm.getFileName())));
    }

    @Test
    void dnfTakesUnsignedPackagesOfSignedMetadata() throws Exception {
        server.close();
        server = RunningServer.in(
                directory, "signingKey = " + RepositoryKey.make().secretIn(directory));
        server.put(SmallPackage.shop("1"));
        server.reindex();
        assertEquals(Optional.empty(), installed());
    }

    @Test
    void dnfVerifiesPackagesWhoseSignatureTheServerWants() throws Exception {
        RepositoryKey vendor = RepositoryKey.make();
        Path trusted = vendor.publicIn(directory);
        server.close();
        server = RunningServer.in(
                directory, "signingKey = " + RepositoryKey.make().secretIn(directory), "packageKeys = " + trusted);
        assertEquals(422, server.put(SmallPackage.shop("1")).statusCode());
        assertEquals(
                422,
                server.put(SmallPackage.shop("1").signedBy(RepositoryKey.make().signer()))
                        .statusCode());
        assertEquals(
                201,
                server.put(SmallPackage.shop("1").signedBy(vendor.signer())).statusCode());
        server.reindex();
        assertEquals(Optional.empty(), installed());
    }

    /** Really, since only then dnf verifies packages. @return what it says if it fails */
    private Optional<String> installed() throws IOException {
        String repo = server.get("/repositories/apps/el9.repo").body();
        return HostProgram.dnfOf(directory, repo).run(List.of("--setopt=tsflags=noscripts", "install", "shop"));
    }

    private String run(String... command) throws IOException, InterruptedException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, command[0]))),
                command[0] + " is not installed");
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(Arrays.asList(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertTrue(status == 0, () -> List.of(command) + ": " + text);
        return text;
    }
}
