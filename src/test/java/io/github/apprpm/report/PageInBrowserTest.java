package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.apprpm.report.Browser.Tab;
import io.github.apprpm.report.Browser.View;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Looks at pages in a real browser. The property {@code report.pages} names pages instead of our samples, with the path
 * separator between them; then each rule prints a line. Pictures go to the directory {@code report.pictures}.
 */
@Tag("tool")
class PageInBrowserTest {
    private static final String GIVEN = System.getProperty("report.pages", "");
    private static final int PHONE = 360;
    private static final int TABLET = 768;
    private static final int WIDE = View.WIDE.width();

    /** Those that a tile covers, and those that are covered by others, are not asked. */
    private static final String VISIBLE_PLOT =
            "[...document.querySelectorAll('.treemap')].find(plot => plot.getClientRects().length > 0)";

    @TempDir
    static Path directory;

    private static final Map<String, Path> PAGES = new LinkedHashMap<>();
    private static Browser browser;
    private static Tab shownTab;
    private static String shown = "";
    private static int passed;
    private static int failed;

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(directory.resolve("profile"));
        if (GIVEN.isEmpty()) {
            PAGES.putAll(SamplePages.write(directory));
        }
        for (String file : GIVEN.split(File.pathSeparator)) {
            if (!file.isEmpty()) {
                PAGES.put(Path.of(file).getFileName().toString().replace(".html", ""), Path.of(file));
            }
        }
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
        if (!GIVEN.isEmpty()) {
            System.out.println(passed + " passed, " + failed + " failed");
        }
    }

    private interface Check {
        void run(Tab tab) throws IOException;
    }

    /** A rule that leaves the page as it is shares the tab with the one before; else it gets one of its own. */
    private record Rule(String words, boolean leavesThePage, Check check) {}

    private static Rule sees(String words, Check check) {
        return new Rule(words, true, check);
    }

    private static Rule does(String words, Check check) {
        return new Rule(words, false, check);
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        List<DynamicTest> tests = new ArrayList<>();
        PAGES.forEach((name, page) -> {
            for (int width : List.of(320, PHONE, TABLET, 1024, WIDE, 1920)) {
                View view = View.WIDE.width(width);
                add(tests, name, page, view, sees("does not scroll sideways", this::fits));
                add(tests, name, page, view, sees("has labels that lie in their tiles", this::labels));
                add(tests, name, page, view, sees("has tiles that fill the plot and do not overlap", this::tiles));
                add(tests, name, page, view, sees("has timelines whose parts can be told apart", this::timelines));
                if (width == PHONE || width == WIDE) {
                    add(tests, name, page, view, sees("has text that contrasts with its ground", this::contrasts));
                    add(tests, name, page, view, sees("can be taken a picture of", tab -> shoot(name, view, tab)));
                    add(
                            tests,
                            name,
                            page,
                            view.dark(),
                            sees("has text that contrasts with its ground", this::contrasts));
                    add(
                            tests,
                            name,
                            page,
                            view.dark(),
                            sees("can be taken a picture of", tab -> shoot(name, view.dark(), tab)));
                }
            }
            add(tests, name, page, View.WIDE, sees("runs nothing that the package brings", this::runsNothing));
            add(tests, name, page, View.WIDE, sees("has links that lead somewhere", this::linksLead));
            add(tests, name, page, View.WIDE, sees("says nothing on the console", this::isSilent));
            add(tests, name, page, View.WIDE, does("asks the network for nothing", this::asksForNothing));
            add(tests, name, page, View.WIDE, does("can be used by keyboard", this::keyboard));
            add(tests, name, page, View.WIDE, does("has tables that can be sorted", this::sorts));
            add(tests, name, page, View.WIDE, does("has tables that can be filtered", this::filters));
            add(tests, name, page, View.WIDE, does("shows the same without JavaScript", tab -> sameText(page, tab)));
            add(tests, name, page, View.WIDE.dark().print(), sees("is on white paper when printed", this::paper));
        });
        return tests.stream();
    }

    private static void add(List<DynamicTest> tests, String name, Path page, View view, Rule rule) {
        String title = "%s %s (%s)".formatted(name, rule.words, view);
        tests.add(dynamicTest(title, () -> {
            Tab tab = tab(page, view);
            try {
                rule.check.run(tab);
                report("ok      ", title);
                passed++;
            } catch (AssertionError e) {
                report("FAILED  ", title + ": " + e.getMessage());
                failed++;
                throw e;
            } finally {
                if (!rule.leavesThePage) {
                    closeTab();
                }
            }
        }));
    }

    private static Tab tab(Path page, View view) throws IOException {
        String wanted = page + " " + view;
        if (!wanted.equals(shown)) {
            closeTab();
            shownTab = browser.open(page, view);
            shown = wanted;
        }
        return shownTab;
    }

    private static void closeTab() throws IOException {
        if (shownTab != null) {
            shownTab.close();
            shownTab = null;
            shown = "";
        }
    }

    private static void report(String verdict, String title) {
        if (!GIVEN.isEmpty()) {
            System.out.println(verdict + title);
        }
    }

    private void shoot(String name, View view, Tab tab) throws IOException {
        Path pictures = Path.of(System.getProperty("report.pictures", "target/report"));
        Path file = pictures.resolve("%s-%s-%d.png".formatted(name, view.scheme(), view.width()));
        tab.shootTo(file);
        assertTrue(Files.size(file) > 0);
    }

    /** WCAG 2, success criterion 1.4.3. */
    private void contrasts(Tab tab) throws IOException {
        List<String> poor = tab.texts(Scripts.CONTRAST);
        assertEquals(List.of(), poor);
    }

    private void fits(Tab tab) throws IOException {
        JsonNode widths = tab.evaluate("[document.documentElement.scrollWidth, innerWidth]");
        assertTrue(widths.get(0).asInt() <= widths.get(1).asInt(), () -> "It is " + widths.get(0) + " pixels wide");
    }

    private void labels(Tab tab) throws IOException {
        assertEquals(List.of(), tab.texts(Scripts.LABELS.formatted(VISIBLE_PLOT)));
    }

    private void tiles(Tab tab) throws IOException {
        assertEquals(List.of(), tab.texts(Scripts.TILES.formatted(VISIBLE_PLOT)));
    }

    private void timelines(Tab tab) throws IOException {
        assertEquals(List.of(), tab.texts(Scripts.TIMELINES));
    }

    private void asksForNothing(Tab tab) throws IOException {
        tab.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        List<String> requests = tab.requests();
        assertEquals(
                1, requests.stream().filter(url -> !url.startsWith("data:")).count(), requests::toString);
    }

    private void isSilent(Tab tab) throws IOException {
        assertEquals(List.of(), tab.complaints());
    }

    /** What the hostile sample would do if a browser took a text of it as more than text. */
    private void runsNothing(Tab tab) throws IOException {
        assertEquals("undefined", tab.evaluate("typeof hostile").asText());
        assertEquals(
                0,
                tab.evaluate(
                                "document.querySelectorAll('img, iframe, object, embed, form, base, audio, video, body script ~ *,"
                                        + " main script, main style, main link, [onload], [onerror], [onclick], [style]').length")
                        .asInt());
        assertEquals(
                List.of(),
                tab.texts(
                        "[...document.links].map(link => link.getAttribute('href')).filter(href => !href.startsWith('#'))"));
    }

    private void linksLead(Tab tab) throws IOException {
        assertEquals(
                List.of(),
                tab.texts("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))"
                        + ".filter(href => !document.getElementById(href.substring(1)))"));
        assertEquals(
                List.of(),
                tab.texts("[...document.querySelectorAll('[id]')].map(element => element.id)"
                        + ".filter((id, index, all) => all.indexOf(id) !== index)"));
    }

    private void keyboard(Tab tab) throws IOException {
        tab.press("Tab");
        assertEquals(
                "Skip to content",
                tab.evaluate("document.activeElement.textContent").asText());
        boolean hasPlot =
                tab.evaluate("%s !== undefined".formatted(VISIBLE_PLOT)).asBoolean();
        if (!hasPlot) {
            return;
        }
        assertEquals(
                1,
                tab.evaluate("%s.querySelectorAll('[tabindex=\"0\"]').length".formatted(VISIBLE_PLOT))
                        .asInt());
        tab.evaluate("%s.querySelector('.tile:not(.tile-group)').focus()".formatted(VISIBLE_PLOT));
        String first =
                tab.evaluate("document.querySelector('.reading').textContent").asText();
        assertNotEquals("", first);
        boolean alone = tab.evaluate("%s.querySelectorAll('.tile:not(.tile-group)').length < 2".formatted(VISIBLE_PLOT))
                .asBoolean();
        if (!alone) {
            tab.press("ArrowRight");
            tab.press("ArrowDown");
            assertNotEquals(
                    first,
                    tab.evaluate("document.querySelector('.reading').textContent")
                            .asText());
        }
    }

    private void sorts(Tab tab) throws IOException {
        assertEquals(List.of(), tab.texts(Scripts.SORT));
    }

    private void filters(Tab tab) throws IOException {
        assertEquals(List.of(), tab.texts(Scripts.FILTER));
    }

    private void sameText(Path page, Tab with) throws IOException {
        String text = "(() => { document.querySelectorAll('.filter').forEach(each => each.remove());"
                + " document.querySelectorAll('details').forEach(each => { each.open = true; });"
                + " return document.body.innerText; })()";
        try (Tab without = browser.open(page, View.WIDE.withoutScript())) {
            assertEquals(
                    0,
                    without.evaluate("document.querySelectorAll('button').length")
                            .asInt());
            assertEquals(with.evaluate(text).asText(), without.evaluate(text).asText());
        }
    }

    private void paper(Tab tab) throws IOException {
        assertEquals(
                "rgb(255, 255, 255)",
                tab.evaluate("getComputedStyle(document.body).backgroundColor").asText());
        assertEquals(List.of(), tab.texts(Scripts.CONTRAST));
    }
}
