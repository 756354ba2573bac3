package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.model.PackagingException;
import io.github.apprpm.repository.MetadataSigner;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in a bucket is served as what lies in the data folder is. */
@Tag("tool")
class BucketReadingTest {
    private static final String VIEW = "apps/el9/x86_64";
    private static final String PATH = "/repositories/" + VIEW + "/";
    private static final String RPM = PATH + "shop-1.0-1.el9.noarch.rpm";
    private static final int PATIENCE_SECONDS = 20;

    @TempDir
    Path directory;

    private TestBucket bucket;
    private Optional<MetadataSigner> signer;
    private SmallPackage rpm;
    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        bucket = TestBucket.make();
        signer = Optional.of(new MetadataSigner(RepositoryKey.make().signer()));
        rpm = SmallPackage.shop("1.0");
        bucket.publish(VIEW, signer, rpm);
        server = RunningServer.in(directory, bucket.settings("bucketInterval = 100ms"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException {
        return server.send(HttpRequest.newBuilder(server.uri(path)).headers(headers));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void hostsInstallWhatABuildHasPublished() throws IOException {
        HostProgram dnf = HostProgram.dnfOf(
                directory, server.get("/repositories/apps/el9.repo").body());
        assertEquals(
                Optional.empty(),
                dnf.run(List.of("--downloadonly", "--downloaddir=" + directory.resolve("fetched"), "install", "shop")));
        assertArrayEquals(
                rpm.bytes(), Files.readAllBytes(directory.resolve("fetched").resolve(rpm.fileName())));
        assertEquals(
                Optional.empty(),
                HostProgram.zypper(directory, server.uri(PATH)).refresh());
    }

    @Test
    void whatIsPublishedLaterFollows() throws Exception {
        bucket.publish(VIEW, signer, SmallPackage.shop("1.1"));
        bucket.publish(VIEW, signer, SmallPackage.shop("1.2"));
        HostProgram dnf = HostProgram.dnf(directory, server.uri(PATH));
        assertEquals(Optional.empty(), dnf.refresh());
        for (int i = 0; i < PATIENCE_SECONDS && !dnf.output().contains("shop-0:1.2"); i++) {
            TimeUnit.SECONDS.sleep(1);
            assertEquals(Optional.empty(), dnf.refresh());
        }
        assertTrue(dnf.output().contains("shop-0:1.2-1.el9.noarch"), dnf.output());
    }

    @Test
    void theBytesAreThoseThatWerePublished() throws IOException {
        try (InputStream in = server.uri(RPM).toURL().openStream()) {
            assertArrayEquals(rpm.bytes(), in.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-95,206,96", "bytes=-7,206,7", "bytes=99999999-,416,0"})
    void partsOfAPackageAreSent(String range, int status, long length) throws IOException {
        HttpResponse<String> answer = get(RPM, "Range", range);
        assertEquals(status, answer.statusCode());
        assertEquals(length, answer.headers().firstValueAsLong("Content-Length").orElseThrow());
        assertEquals(status == 206, header(answer, "Content-Range").endsWith("/" + rpm.bytes().length));
    }

    @Test
    void aPartOfAnotherPackageIsNotContinued() throws IOException {
        String tag = header(server.get(RPM), "ETag");
        assertEquals(206, get(RPM, "Range", "bytes=1-5", "If-Range", tag).statusCode());
        assertEquals(
                200, get(RPM, "Range", "bytes=1-5", "If-Range", "\"another\"").statusCode());
    }

    @Test
    void severalRangesAtOnceAreAnsweredWithTheWhole() throws IOException {
        assertEquals(200, get(RPM, "Range", "bytes=0-1,4-5").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {RPM, PATH + "repodata/repomd.xml"})
    void whatAClientHasIsNotSentAgain(String path) throws IOException {
        HttpResponse<String> first = server.get(path);
        HttpResponse<String> second = get(path, "If-None-Match", header(first, "ETag"));
        assertEquals(304, second.statusCode());
        assertEquals("", second.body());
        assertEquals(
                304,
                get(path, "If-Modified-Since", header(first, "Last-Modified")).statusCode());
        assertEquals(200, get(path, "If-None-Match", "\"other\"").statusCode());
        assertEquals(
                200,
                get(path, "If-Modified-Since", "Fri, 01 Jan 2021 00:00:00 GMT").statusCode());
    }

    @Test
    void headSaysHowLongItIs() throws IOException {
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(server.uri(RPM)).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, answer.statusCode());
        assertEquals(Integer.toString(rpm.bytes().length), header(answer, "Content-Length"));
        assertEquals("bytes", header(answer, "Accept-Ranges"));
    }

    @Test
    void whatNeverChangesMayBeKept() throws IOException {
        assertEquals("public, max-age=31536000, immutable", header(server.get(RPM), "Cache-Control"));
        assertEquals("no-cache", header(server.get(PATH + "repodata/repomd.xml"), "Cache-Control"));
    }

    /** Such as metadata of a generation that this server has not seen. */
    @Test
    void metadataThatOnlyTheBucketHasAreServed() throws IOException {
        Path repodata = server.data().resolve("repositories").resolve(VIEW).resolve("repodata");
        try (var files = Files.newDirectoryStream(repodata, "*-primary.xml.gz")) {
            for (Path file : files) {
                Files.delete(file);
                assertEquals(
                        200, server.get(PATH + "repodata/" + file.getFileName()).statusCode());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repositories/apps/el9/x86_64/.hidden.rpm",
                "repositories/apps/el9/x86_64/a%00.rpm",
                "repositories/apps/el9/x86_64/%ff.rpm",
                "repositories/apps/el9/x86_64/%E2%80%AE.rpm",
                "repositories/apps/el9/x86_64/../../../x.rpm",
                "repositories/apps/el9/x86_64/repodata",
                "repositories/apps/el9/x86_64/no-such-1-1.noarch.rpm",
                "repositories/other/el9/x86_64/shop-1.0-1.el9.noarch.rpm"
            })
    void nothingElseIsServed(String path) throws IOException {
        int status = server.get("/" + path).statusCode();
        assertTrue(status == 404 || status == 400, path + " " + status);
    }

    @Test
    void aPathOfAnyLengthIsNoFailure() throws IOException {
        assertEquals(404, server.get(PATH + "a".repeat(1500) + ".rpm").statusCode());
    }

    @Test
    void metadataAreServedWhileTheBucketIsDown() throws IOException {
        TestBucket ending = TestBucket.onServerOfItsOwn();
        ending.publish(VIEW, signer, rpm);
        server.close();
        server = RunningServer.in(Files.createDirectory(directory.resolve("another")), ending.settings());
        ending.end();
        assertEquals(200, server.get(PATH + "repodata/repomd.xml").statusCode());
        assertEquals(502, server.get(RPM).statusCode());
        server.close();
        server = RunningServer.in(directory.resolve("another"), ending.settings("bucketInterval = 1h"));
        assertEquals(200, server.get(PATH + "repodata/repomd.xml").statusCode());
    }

    @Test
    void aDataFolderIsOfOneBucket() throws IOException {
        server.close();
        assertThrows(PackagingException.class, () -> RunningServer.in(directory));
        assertThrows(
                PackagingException.class,
                () -> RunningServer.in(directory, "bucket = s3://another", bucket.settings()[1]));
        server = RunningServer.in(directory, bucket.settings());
    }
}
