package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.search.PackageSearch;
import io.github.apprpm.server.search.SearchHit;
import io.github.apprpm.server.search.SearchQuery;
import io.github.apprpm.server.search.SearchResult;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.text.Count;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What was found. */
final class SearchPage implements Endpoint {
    private static final int MOST = 100;

    private final DataFolder data;
    private final PackageSearch search;
    private final Turns turns = new Turns(2, 16, Duration.ofSeconds(10));

    SearchPage(DataFolder data, PackageSearch search) {
        this.data = data;
        this.search = search;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        String text = request.parameter("q").orElse("").strip();
        Optional<SearchQuery> query = SearchQuery.of(text);
        if (query.isEmpty()) {
            return SitePage.of(
                            "Search",
                            SitePage.header(
                                    "Search",
                                    "Look for a part of a name, of a file's path, or of what a package provides."),
                            List.of())
                    .answer();
        }
        Optional<List<SearchResult>> found =
                turns.take(() -> search.search(query.get(), PageAddress.readable(data, request), MOST));
        return found.map(results -> page(text, results)).orElseGet(() -> BusyPage.of("Search: " + text));
    }

    private static Answer page(String text, List<SearchResult> results) {
        Element list = Element.of("ul", "results").add(results.stream().map(SearchPage::item));
        String count = results.size() == MOST
                ? "The best %d; a longer text finds fewer.".formatted(MOST)
                : results.isEmpty()
                        ? "No name, file, capability or summary has this text."
                        : Count.of(results.size(), "package");
        return SitePage.of(
                        "Search: " + text,
                        text,
                        SitePage.header("Search: " + text, count),
                        results.isEmpty() ? List.of() : List.of(Section.of("results", "Packages", list)))
                .answer();
    }

    private static Element item(SearchResult result) {
        SearchHit best = result.best();
        Element name = Element.of("p")
                .add(Element.of("a", "name")
                        .with("href", PageAddress.of(best.view(), InstallPath.name(best.href())))
                        .text(best.name()))
                .text(" " + best.evr());
        String where = "%s for %s, %s%s"
                .formatted(
                        best.view().repository(),
                        best.view().release(),
                        String.join(", ", result.architectures()),
                        result.versions() > 1 ? ", " + Count.of(result.versions(), "version") : "");
        Element item = Element.of("li")
                .add(name)
                .add(Element.of("p").text(best.summary()))
                .add(Element.of("p", "where").text(where));
        String why = why(best.match());
        return why.isEmpty()
                ? item
                : item.add(Element.of("p", "match").text(why + " ").add("code", best.text()));
    }

    private static String why(SearchHit.Match match) {
        return switch (match) {
            case NAME, NAME_BEGINS, NAME_CONTAINS, SUMMARY_CONTAINS -> "";
            case CAPABILITY, CAPABILITY_CONTAINS -> "provides";
            case FILE, FILE_CONTAINS -> "has the file";
        };
    }
}
