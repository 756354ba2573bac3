package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.View;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Time;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packages of a view, of all versions the newest. */
final class ViewPage implements Endpoint {
    private static final int ROWS = 200;

    private final PublishedPackages published;

    ViewPage(PublishedPackages published) {
        this.published = published;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        Optional<View> view = PageAddress.view(request);
        Optional<RepositoryMetadata> metadata = view.isPresent() ? published.of(view.get()) : Optional.empty();
        if (metadata.isEmpty()) {
            return MissingPage.of("There is no such repository, or it has no packages yet.");
        }
        Map<String, List<PackageFacts>> byName = new LinkedHashMap<>();
        for (PackageFacts each : metadata.get().packages()) {
            byName.computeIfAbsent(each.name(), none -> new ArrayList<>()).add(each);
        }
        List<Section> sections = List.of(
                Section.of("hosts", "Add it to a host", InstallLines.ofRepository(request.origin(), view.get())),
                Section.of("packages", "Packages", byName.size(), list(view.get(), byName, page(request))));
        String title = "%s for %s, %s"
                .formatted(
                        view.get().repository(),
                        view.get().release(),
                        view.get().architecture());
        String line = "%s in %s, changed %s"
                .formatted(
                        Count.of(byName.size(), "package"),
                        Count.of(metadata.get().packages().size(), "version"),
                        Time.MINUTE.of(metadata.get().timestamp()));
        return SitePage.of(title, SitePage.header(title, line), sections).answer();
    }

    private static int page(ServerRequest request) {
        return request.parameter("page")
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf)
                .orElse(1);
    }

    private static Element list(View view, Map<String, List<PackageFacts>> byName, int page) {
        Table table = new Table("packages", "Packages", List.of("Package", "Newest", "Versions", "Size", "Came"));
        List<String> names = byName.keySet().stream().sorted().toList();
        int begin = Math.min((page - 1) * ROWS, names.size());
        int end = Math.min(begin + ROWS, names.size());
        for (String name : names.subList(begin, end)) {
            table.add(row(view, byName.get(name)));
        }
        Element pager = Element.of("p", "pager");
        if (begin > 0) {
            pager.add(link(page - 1, "Previous"));
        }
        if (end < names.size()) {
            pager.add(link(page + 1, "Next"));
        }
        return Element.of("div").add(table.element()).add(pager);
    }

    private static Element link(int page, String text) {
        return Element.of("a").with("href", "?page=" + page).text(text);
    }

    private static Element row(View view, List<PackageFacts> versions) {
        PackageFacts newest =
                versions.stream().min(PublishedPackages.NEWEST_FIRST).orElseThrow();
        long count = versions.stream().map(PublishedPackages::evr).distinct().count();
        return Element.of("tr")
                .add(Element.of("td", "name")
                        .add(Element.of("a")
                                .with("href", PageAddress.of(view, newest.fileName()))
                                .text(newest.name())))
                .add(Element.of("td").text(PublishedPackages.evr(newest)))
                .add(Element.of("td", "number").with("data-name", "Versions").text(Long.toString(count)))
                .add(Table.bytes(newest.size()))
                .add(Element.of("td", "muted").text(Time.DAY.of(newest.modified())));
    }
}
