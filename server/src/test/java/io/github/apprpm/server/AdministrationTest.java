package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdministrationTest {
    private static final SmallPackage SHOP = SmallPackage.shop("1.0");
    private static final String OF_SHOP = "repository=dev&release=el9&file=" + SHOP.fileName();

    @TempDir
    private Path directory;

    private RunningServer server;
    private String admin;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(directory, "repositories = dev prod", "architectures = x86_64");
        admin = server.token("ann", "admin");
        assertEquals(201, server.put(SHOP).statusCode());
        server.reindex();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private HttpResponse<String> post(String path, String fields) throws IOException {
        return server.send(server.form(path, admin, fields));
    }

    private List<String> published(String repository) throws IOException {
        Path view = server.data().resolve("repositories/" + repository + "/el9/x86_64");
        return RepositoryMetadata.read(view).packages().stream()
                .map(PackageFacts::fileName)
                .toList();
    }

    private Path file(String repository) {
        return server.data().resolve("repositories/%s/el9/x86_64/Packages/%s".formatted(repository, SHOP.fileName()));
    }

    private String auditLog() throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("audit"))) {
            return Files.readString(files.findFirst().orElseThrow());
        }
    }

    @Test
    void aPromotedPackageIsInBothRepositoriesAndNoBytesMove() throws IOException {
        HttpResponse<String> answer = post("/admin/promote", OF_SHOP + "&to=prod&why=tested");

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("Hosts see it now."), answer.body());
        assertEquals(List.of(SHOP.fileName()), published("prod"));
        assertEquals(List.of(SHOP.fileName()), published("dev"));
        assertTrue(Files.isSameFile(file("dev"), file("prod")));
    }

    @Test
    void aWithdrawnPackageIsNotOfferedUntilItIsRestored() throws IOException {
        assertEquals(200, post("/admin/yank", OF_SHOP + "&why=CVE").statusCode());
        assertEquals(List.of(), published("dev"));
        assertTrue(server.send(server.authorized("/admin", admin)).body().contains(SHOP.fileName()));

        assertEquals(200, post("/admin/restore", OF_SHOP + "&why=a+mistake").statusCode());
        assertEquals(List.of(SHOP.fileName()), published("dev"));
    }

    @Test
    void aWithdrawnPackageDoesNotComeBackByAnUpload() throws IOException {
        post("/admin/yank", OF_SHOP + "&why=CVE");

        assertEquals(409, server.put(SHOP).statusCode());
        assertEquals(409, server.put(SHOP.with("another shop")).statusCode());
        server.close();
        server = RunningServer.in(directory, "repositories = dev prod", "architectures = x86_64");
        server.reindex();
        assertEquals(List.of(), published("dev"));
    }

    @Test
    void eachChangeHasItsAuthorAndReason() throws IOException {
        post("/admin/promote", OF_SHOP + "&to=prod&why=%3Cb%3Etested");
        post("/admin/yank", OF_SHOP + "&why=CVE-1");

        String log = auditLog().replaceAll("\"time\":\"[^\"]*\",", "");
        assertEquals("""
                {"who":"anonymous","action":"upload","what":"dev/el9/%1$s","why":""}
                {"who":"ann","action":"promote to prod","what":"dev/el9/%1$s","why":"<b>tested"}
                {"who":"ann","action":"yank","what":"dev/el9/%1$s","why":"CVE-1"}
                """.formatted(SHOP.fileName()), log);
        assertTrue(server.send(server.authorized("/admin", admin)).body().contains("&lt;b&gt;tested"));
    }

    @Test
    void aChangeWithoutAReasonIsRefused() throws IOException {
        assertEquals(422, post("/admin/yank", OF_SHOP + "&why=+").statusCode());
        assertEquals(List.of(SHOP.fileName()), published("dev"));
    }

    @Test
    void namesThatLeaveTheRepositoryAreRefused() throws IOException {
        for (String fields : List.of(
                "repository=dev&release=el9&file=..%2F..%2Ftokens&why=x",
                "repository=..&release=el9&file=" + SHOP.fileName() + "&why=x",
                "repository=dev&release=el9&file=%00.rpm&why=x",
                "repository=dev&release=el9&file=absent-1-1.noarch.rpm&why=x")) {
            int status = post("/admin/yank", fields).statusCode();
            assertTrue(status == 422 || status == 403, fields + ": " + status);
        }
        assertTrue(Files.exists(server.data().resolve("tokens")));
    }

    @Test
    void onlyAdministratorsOfTheRepositoryChangeIt() throws IOException {
        String uploader = server.token("ci", "upload");
        String ofProd = server.token("bob", "admin", "prod");
        String fields = OF_SHOP + "&why=x&to=prod";

        assertEquals(
                403, server.send(server.form("/admin/yank", uploader, fields)).statusCode());
        assertEquals(
                403, server.send(server.form("/admin/yank", ofProd, fields)).statusCode());
        assertEquals(
                403, server.send(server.form("/admin/promote", ofProd, fields)).statusCode());
        assertEquals(
                403,
                server.send(server.form("/admin/tokens/add", ofProd, "name=x&may=admin"))
                        .statusCode());
        assertEquals(401, server.get("/admin").statusCode());
        assertEquals(List.of(SHOP.fileName()), published("dev"));
    }

    @Test
    void aPageOfAnotherSiteCannotSendAForm() throws IOException {
        String fields = OF_SHOP + "&why=x";
        for (String[] header :
                new String[][] {{"Origin", "https://evil.example"}, {"Origin", "null"}, {"Sec-Fetch-Site", "cross-site"}
                }) {
            assertEquals(
                    403,
                    server.send(server.form("/admin/yank", admin, fields).header(header[0], header[1]))
                            .statusCode());
        }
        assertEquals(
                200,
                server.send(server.form("/admin/yank", admin, fields)
                                .header("Origin", server.uri("").toString()))
                        .statusCode());
    }

    @Test
    void aTokenIsShownOnceAndWorksUntilItIsRemoved() throws IOException {
        HttpResponse<String> answer = post("/admin/tokens/add", "name=ci&may=upload&repositories=dev");
        Matcher secret = Pattern.compile("apprpm_[A-Za-z0-9_-]+").matcher(answer.body());
        assertTrue(secret.find(), answer.body());
        assertFalse(server.send(server.authorized("/admin", admin)).body().contains(secret.group()));

        assertEquals(200, server.send(server.authorized("/", secret.group())).statusCode());
        assertEquals(200, post("/admin/tokens/remove", "name=ci").statusCode());
        assertEquals(401, server.send(server.authorized("/", secret.group())).statusCode());
    }

    @Test
    void aPackageIsNotPromotedOverAnotherOneOfItsName() throws IOException {
        server.put("/repositories/prod/upload", SHOP.with("another shop").bytes());
        byte[] before = Files.readAllBytes(file("prod"));

        assertEquals(
                409, post("/admin/promote", OF_SHOP + "&to=prod&why=tested").statusCode());
        assertArrayEquals(before, Files.readAllBytes(file("prod")));
        assertTrue(auditLog().contains("promote to prod failed"));
    }

    @Test
    void aPackageIsNotRestoredOverAnotherOneOfItsName() throws IOException {
        post("/admin/yank", OF_SHOP + "&why=CVE");
        Files.writeString(file("dev"), "another");

        assertEquals(409, post("/admin/restore", OF_SHOP + "&why=x").statusCode());
        assertEquals("another", Files.readString(file("dev")));
    }

    @Test
    void aPackageOfAnImportedFolderIsPromotedAndWithdrawnToo() throws IOException {
        SmallPackage till = SHOP.named("till");
        Path letter = Files.createDirectories(file("dev").resolveSibling("t"));
        Files.write(letter.resolve(till.fileName()), till.bytes());
        server.reindex();
        String ofTill = "repository=dev&release=el9&file=" + till.fileName();

        assertEquals(200, post("/admin/promote", ofTill + "&to=prod&why=x").statusCode());
        assertEquals(List.of(till.fileName()), published("prod"));
        assertEquals(200, post("/admin/yank", ofTill + "&why=x").statusCode());
        assertEquals(List.of(SHOP.fileName()), published("dev"));
        assertEquals(200, post("/admin/restore", ofTill + "&why=x").statusCode());
        assertEquals(List.of(SHOP.fileName(), till.fileName()), published("dev"));
    }
}
