package io.github.apprpm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the pages in a real browser without JavaScript, and clicks through them; pictures go to {@code target/pages}. */
@Tag("tool")
class PagesInBrowserTest {
    private static final SmallPackage SHOP = SmallPackage.shop("1.10");
    private static final String OF_SHOP = "/packages/dev/el9/x86_64/shop-1.10-1.el9.noarch";
    /** WCAG 2, success criterion 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;

    @TempDir
    private static Path directory;

    private static RunningServer server;
    private static Chromium browser;

    @BeforeAll
    static void start() throws IOException {
        server = RunningServer.in(directory, "repositories = dev prod", "architectures = x86_64");
        server.put(SmallPackage.shop("1.9"));
        server.put(SHOP.with("<script>hostile = 1</script>"));
        server.put(SHOP.named("a-package-with-a-name-that-is-as-long-as-some-of-those-that-we-have-seen-in-the-wild"));
        server.reindex();
        server.send(HttpRequest.newBuilder(server.uri("/repositories/dev/el9/x86_64/Packages/" + SHOP.fileName())));
        browser = Chromium.start(directory.resolve("profile"));
        browser.authorize(server.token("ann", "admin"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
        }
        server.close();
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("repositories", "/");
        pages.put("view", "/packages/dev/el9/x86_64");
        pages.put("package", OF_SHOP);
        pages.put("changes", OF_SHOP + "/changes");
        pages.put("search", "/search?q=shop");
        pages.put("statistics", "/statistics");
        pages.put("admin", "/admin?repository=dev&release=el9&file=" + SHOP.fileName());
        return pages;
    }

    @Test
    void pagesReadWellOnPhonesAndScreensInLightAndDark() throws IOException {
        String contrast;
        try (var script = PagesInBrowserTest.class.getResourceAsStream("contrast.js")) {
            contrast = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> page : pages().entrySet()) {
            for (int width : new int[] {320, 360, 768, 1280}) {
                for (String scheme : List.of("light", "dark")) {
                    String name = "%s-%d-%s".formatted(page.getKey(), width, scheme);
                    browser.look(width, scheme);
                    browser.open(server.uri(page.getValue()));
                    int wide = browser.evaluate("document.documentElement.scrollWidth")
                            .asInt();
                    if (wide > width) {
                        wrong.add(name + " is " + wide + " pixels wide");
                    }
                    for (JsonNode poor : browser.evaluate(contrast.formatted(LEAST_CONTRAST))) {
                        wrong.add(name + " has a poor contrast, " + poor.asText());
                    }
                    browser.complaints().forEach(each -> wrong.add(name + ": " + each));
                    browser.requests().stream()
                            .filter(url -> !url.startsWith(server.uri("/").toString()) && !url.startsWith("data:"))
                            .forEach(url -> wrong.add(name + " asks for " + url));
                    browser.shootTo(Path.of("target/pages", name + ".png"));
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aSearchLeadsToThePackageAndFromThereToItsPromotion() throws IOException {
        browser.look(1280, "light");
        browser.open(server.uri("/"));
        browser.type("#q", "/opt/shop");
        browser.click("form[role=search] button");
        assertTrue(browser.text().contains("has the file /opt/shop"), browser.text());
        browser.click(".results a");
        assertTrue(browser.text().contains("dnf install shop"), browser.text());
        assertEquals("undefined", browser.evaluate("typeof hostile").asText());
        browser.click("#history a[href^='/admin']");
        browser.type("#promote-why", "tested");
        browser.click("form[action='/admin/promote'] button");
        assertTrue(browser.text().contains("Hosts see it now."), browser.text());

        Path prod = server.data().resolve("repositories/prod/el9/x86_64");
        assertEquals(1, RepositoryMetadata.read(prod).packages().size());
    }

    @Test
    void pagesCanBeUsedByKeyboard() throws IOException {
        for (Map.Entry<String, String> page : pages().entrySet()) {
            browser.open(server.uri(page.getValue()));
            JsonNode unnamed =
                    browser.evaluate("[...document.querySelectorAll('input:not([type=hidden]), select, button, a')]"
                            + ".filter(each => !each.textContent.trim() && !(each.labels && each.labels.length))"
                            + ".map(each => each.outerHTML)");
            assertEquals("[]", unnamed.toString(), page.getKey());
            JsonNode twice = browser.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)"
                    + ".filter((id, index, all) => all.indexOf(id) !== index)");
            assertEquals("[]", twice.toString(), page.getKey());
            JsonNode nowhere = browser.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')]"
                    + ".filter(each => !document.getElementById(each.getAttribute('href').slice(1)))"
                    + ".map(each => each.outerHTML)");
            assertEquals("[]", nowhere.toString(), page.getKey());
        }
    }
}
