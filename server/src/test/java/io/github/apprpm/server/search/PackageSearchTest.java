package io.github.apprpm.server.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.repository.FolderOptions;
import io.github.apprpm.repository.RepositoryFolder;
import io.github.apprpm.repository.index.PackageIndexer;
import io.github.apprpm.server.SmallPackage;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageSearchTest {
    private static final View APPS = new View("apps", "el9", "x86_64");
    private static final View ARM = new View("apps", "el9", "aarch64");

    @TempDir
    private Path directory;

    private DataFolder data;
    private PackageSearch search;

    @BeforeEach
    void openData() throws IOException {
        data = DataFolder.open(directory);
        search = new PackageSearch(data, directory.resolve(".search"));
    }

    private void publish(View view, SmallPackage... packages) throws IOException {
        Path root = Files.createDirectories(data.folder(view));
        for (SmallPackage each : packages) {
            each.writeTo(root);
        }
        try (RepositoryFolder folder = RepositoryFolder.open(root)) {
            folder.update(new PackageIndexer()::read, FolderOptions.at(Instant.parse("2026-11-30T10:00:00Z")));
        }
    }

    private List<SearchResult> search(String text) throws IOException {
        return search.search(SearchQuery.of(text).orElseThrow(), data.views(), 10);
    }

    private List<String> found(String text) throws IOException {
        return search(text).stream()
                .map(each -> "%s %s %s"
                        .formatted(
                                each.best().name(),
                                each.best().evr(),
                                each.best().match()))
                .toList();
    }

    @Test
    void theNameThatIsMeantComesFirst() throws IOException {
        publish(
                APPS,
                SmallPackage.shop("1.0"),
                SmallPackage.shop("1.0").named("shop-admin"),
                SmallPackage.shop("1.0").named("a-shop"));

        assertEquals(
                List.of("shop 1.0-1.el9 NAME", "shop-admin 1.0-1.el9 NAME_BEGINS", "a-shop 1.0-1.el9 NAME_CONTAINS"),
                found("Shop"));
    }

    @Test
    void aPackageIsFoundByItsFile() throws IOException {
        publish(APPS, SmallPackage.shop("1.0"), SmallPackage.shop("1.0").named("till"));

        assertEquals(List.of("till 1.0-1.el9 FILE"), found("/opt/till"));
        assertEquals(List.of("till 1.0-1.el9 FILE_CONTAINS"), found("/TILL"));
        assertEquals(List.of(), found("/opt/absent"));
    }

    @Test
    void versionsAndArchitecturesOfAPackageAreOneResult() throws IOException {
        publish(APPS, SmallPackage.shop("1.9"), SmallPackage.shop("1.10"));
        publish(ARM, SmallPackage.shop("1.9"));

        List<SearchResult> results = search("shop");

        assertEquals(1, results.size());
        assertEquals("1.10-1.el9", results.get(0).best().evr());
        assertEquals(List.of("aarch64", "x86_64"), results.get(0).architectures());
        assertEquals(2, results.get(0).versions());
    }

    @Test
    void aSearchSeesWhatIsPublishedNow() throws IOException {
        publish(APPS, SmallPackage.shop("1.0"));
        assertEquals(List.of(), found("till"));
        publish(APPS, SmallPackage.shop("1.0").named("till"));

        assertEquals(List.of("till 1.0-1.el9 NAME"), found("till"));
        try (Stream<Path> files = Files.list(directory.resolve(".search").resolve(APPS.path()))) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void noMoreResultsAreKeptThanAreWanted() throws IOException {
        publish(
                APPS,
                Stream.of("a", "b", "c", "d")
                        .map(name -> SmallPackage.shop("1.0").named("shop-" + name))
                        .toArray(SmallPackage[]::new));

        assertEquals(
                3,
                search.search(SearchQuery.of("shop").orElseThrow(), data.views(), 3)
                        .size());
    }

    @Test
    void nothingAndTextsThatNobodyCanMeanAreNotLookedFor() {
        assertTrue(SearchQuery.of("  ").isEmpty());
        assertTrue(SearchQuery.of("a\0b").isEmpty());
        assertTrue(SearchQuery.of("x".repeat(300)).isEmpty());
    }

    @Test
    void aQueryIsFoundWhereverItIs() {
        byte[] text = "abcabcabd/Abd\u00fc".getBytes(StandardCharsets.UTF_8);
        assertEquals(6, SearchQuery.of("ABD").orElseThrow().find(text, 0, text.length));
        assertEquals(10, SearchQuery.of("abd\u00fc").orElseThrow().find(text, 0, text.length));
        assertEquals(-1, SearchQuery.of("abd\u00fc").orElseThrow().find(text, 0, text.length - 1));
        assertEquals(0, SearchQuery.of("a").orElseThrow().find(text, 0, 1));
    }
}
