package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
    private static final String SHOP = "/packages/apps/el9/x86_64/shop-1.10-1.el9.noarch";

    @TempDir
    private Path directory;

    private RunningServer server;

    @BeforeEach
    void start() throws IOException {
        server = RunningServer.in(directory);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void publish(SmallPackage... packages) throws IOException {
        for (SmallPackage each : packages) {
            assertEquals(201, server.put(each).statusCode());
        }
        server.reindex();
    }

    private String page(String path) throws IOException {
        HttpResponse<String> answer = server.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void anEmptyServerSaysHowToPutAPackage() throws IOException {
        assertTrue(page("/").contains("curl -T"));
    }

    @Test
    void aPackageIsReachedFromTheFirstPage() throws IOException {
        publish(SmallPackage.shop("1.9"), SmallPackage.shop("1.10"));

        assertTrue(page("/").contains("href=\"/packages/apps/el9/x86_64\""));
        assertTrue(page("/packages/apps/el9/x86_64").contains("href=\"" + SHOP + "\""));
        String shop = page(SHOP);
        assertTrue(shop.contains("dnf config-manager --add-repo " + server.uri("/repositories/apps/el9.repo")), shop);
        assertTrue(shop.contains("Sells things."), shop);
        assertTrue(shop.contains("since 1.9-1.el9"), shop);
    }

    @Test
    void changesAreThoseSinceTheVersionBefore() throws IOException {
        publish(SmallPackage.shop("1.9"), SmallPackage.shop("1.10").with("another shop"));

        assertTrue(page(SHOP + "/changes").contains("/opt/shop"));
        assertEquals(
                404,
                server.get("/packages/apps/el9/x86_64/shop-1.9-1.el9.noarch/changes")
                        .statusCode());
    }

    @Test
    void aSearchLeadsToThePackage() throws IOException {
        publish(SmallPackage.shop("1.10"), SmallPackage.shop("1.0").named("till"));

        assertTrue(page("/search?q=/opt/shop").contains("/shop-1.10-1.el9.noarch\""));
        assertFalse(page("/search?q=/opt/shop").contains("till-1.0"));
        assertTrue(page("/search").contains("Look for"));
    }

    @Test
    void downloadsAreSeen() throws IOException {
        publish(SmallPackage.shop("1.10"));
        String file = "/repositories/apps/el9/x86_64/Packages/shop-1.10-1.el9.noarch.rpm";
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(file)).header("User-Agent", "ZYpp 17.31.2");
        server.send(request);
        server.send(HttpRequest.newBuilder(server.uri(file)).header("Range", "bytes=100-200"));
        server.send(HttpRequest.newBuilder(server.uri(file)).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertTrue(page(SHOP).contains(">1 download<"));
        assertTrue(page("/statistics").contains("ZYpp 17.31"));
    }

    @Test
    void textsOfPackagesAndUsersAreNoMarkup() throws IOException {
        publish(SmallPackage.shop("1.10").with("<script>alert(1)</script>"));
        String query = "%3Cscript%3Ealert(1)%3C/script%3E%22%20onfocus=x%20%E2%80%AE";

        for (String path : List.of(SHOP, "/search?q=" + query)) {
            String page = page(path);
            assertFalse(
                    Pattern.compile("<script|\" onfocus|\u202e").matcher(page).find(), page);
        }
        assertEquals(404, server.get("/packages/apps/el9/x86_64/%3Cb%3E").statusCode());
    }

    @Test
    void noPageRunsScriptsOrLoadsFromElsewhere() throws IOException {
        publish(SmallPackage.shop("1.9"), SmallPackage.shop("1.10"));
        for (String path : List.of(
                "/", "/packages/apps/el9/x86_64", SHOP, SHOP + "/changes", "/search?q=shop", "/statistics", "/none")) {
            HttpResponse<String> answer = server.get(path);
            if (path.equals("/none")) {
                assertEquals(404, answer.statusCode());
                continue;
            }
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.startsWith("default-src 'none'; style-src 'self';"), path);
            assertFalse(policy.contains("script-src") || policy.contains("unsafe"), policy);
            assertFalse(
                    Pattern.compile("<script|<iframe|src=|style=\"|https?://(?!127\\.0\\.0\\.1)[^<]*\"")
                            .matcher(answer.body())
                            .find(),
                    answer.body());
        }
    }

    @Test
    void theStyleSheetIsWhereThePagesSay() throws IOException {
        var address = Pattern.compile("href=\"(/pages/[0-9a-f]+\\.css)\"").matcher(page("/"));
        assertTrue(address.find());
        HttpResponse<String> style = server.get(address.group(1));
        assertEquals(200, style.statusCode());
        assertEquals(
                "text/css; charset=utf-8",
                style.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void thereIsNoPageOfWhatIsNotThere() throws IOException {
        publish(SmallPackage.shop("1.10"));
        for (String path : List.of(
                "/packages/apps/el8/x86_64",
                "/packages/.../el9/x86_64",
                "/packages/apps/el9/x86_64/absent-1-1.noarch",
                "/packages/apps/el9/x86_64/..%2F..%2Ftokens")) {
            int status = server.get(path).statusCode();
            assertTrue(status == 404 || status == 400, path + ": " + status);
        }
    }

    @Test
    void aPackageSaysWhoHasBroughtIt() throws IOException {
        publish(SmallPackage.shop("1.10"));

        String page = page(SHOP);
        assertTrue(page.contains("apps/el9/shop-1.10-1.el9.noarch.rpm"), page);
        assertTrue(page.contains(">upload<"), page);
    }
}
