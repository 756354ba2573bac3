package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        assertEquals(
                Optional.empty(),
                dnf().run(List.of(
                        "--downloadonly", "--downloaddir=" + directory.resolve("fetched"), "install", "shop")));
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

    @Test
    void aKeyThatSignsPackagesAndMetadataIsNamedOnce() throws Exception {
        RepositoryKey key = RepositoryKey.make();
        server.close();
        server = RunningServer.in(
                directory, "signingKey = " + key.secretIn(directory), "packageKeys = " + key.publicIn(directory));
        assertEquals(
                201, server.put(SmallPackage.shop("1").signedBy(key.signer())).statusCode());
        server.reindex();

        String repo = server.get("/repositories/apps/el9.repo").body();
        assertTrue(repo.matches("(?s).*\ngpgkey=\\S+/repodata/repomd.xml.key\n"), repo);
        assertEquals(Optional.empty(), installed());
    }

    /** Really, since only then dnf verifies packages. @return what it says if it fails */
    private Optional<String> installed() throws IOException {
        return dnf().run(List.of("--setopt=tsflags=noscripts", "install", "shop"));
    }

    private HostProgram dnf() throws IOException {
        return HostProgram.dnfOf(
                directory, server.get("/repositories/apps/el9.repo").body());
    }

    private String run(String... command) throws IOException, InterruptedException {
        HostProgram.requireInstalled(command[0]);
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
