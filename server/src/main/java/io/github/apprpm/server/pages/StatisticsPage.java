package io.github.apprpm.server.pages;

import io.github.apprpm.html.DefinitionList;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.statistics.DownloadCount;
import io.github.apprpm.server.statistics.Downloads;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import io.github.apprpm.text.Bytes;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Downloads by day, package and client, and what the packages take of the disk. */
final class StatisticsPage implements Endpoint {
    private static final int DAYS = 90;
    private static final int RECENT_DAYS = 30;
    private static final int ROWS = 50;

    private final DataFolder data;
    private final PublishedPackages published;
    private final Downloads downloads;
    private final InstantSource clock;

    StatisticsPage(DataFolder data, PublishedPackages published, Downloads downloads, InstantSource clock) {
        this.data = data;
        this.published = published;
        this.downloads = downloads;
        this.clock = clock;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        List<Section> sections = List.of(
                Section.of(
                        "downloads",
                        "Downloads",
                        DownloadPlot.of(downloads.ofAll(DAYS), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))),
                Section.of("packages", "Packages of the last 30 days", packages(request)),
                Section.of("clients", "Clients of the last 30 days", clients()),
                Section.of("storage", "Storage", storage(PageAddress.readable(data, request))));
        return SitePage.of("Statistics", SitePage.header("Statistics", ""), sections)
                .answer();
    }

    private Element packages(ServerRequest request) throws IOException {
        List<DownloadCount> counts = downloads.packages(
                RECENT_DAYS, ROWS, name -> request.identity().may(Right.READ, name.substring(0, name.indexOf('/'))));
        if (counts.isEmpty()) {
            return none();
        }
        Table table = new Table("counts", "Packages", List.of("Package", "Repository", "Downloads"));
        for (DownloadCount each : counts) {
            String file = InstallPath.name(each.name());
            String repository = each.name().substring(0, each.name().length() - file.length() - 1);
            table.add(Element.of("tr")
                    .add(Element.of("td", "name")
                            .add(Element.of("a")
                                    .with(
                                            "href",
                                            "/packages/%s/%s".formatted(repository, PageAddress.encoded(bare(file))))
                                    .text(bare(file))))
                    .add(Element.of("td", "muted").text(repository))
                    .add(number("Downloads", each.count())));
        }
        return table.element();
    }

    private static String bare(String file) {
        return file.endsWith(".rpm") ? file.substring(0, file.length() - ".rpm".length()) : file;
    }

    private Element clients() throws IOException {
        List<DownloadCount> counts = downloads.clients(RECENT_DAYS, ROWS);
        if (counts.isEmpty()) {
            return none();
        }
        Table table = new Table("counts", "Clients", List.of("Client", "Downloads"));
        counts.forEach(each -> table.add(Element.of("tr")
                .add(Element.of("td", "name").text(each.name()))
                .add(number("Downloads", each.count()))));
        return table.element();
    }

    private static Element none() {
        return Element.of("p", "muted").text("Nothing was downloaded yet.");
    }

    private static Element number(String column, long number) {
        return Element.of("td", "number").with("data-name", column).text(Long.toString(number));
    }

    /** A package that several views have is one file. */
    private Element storage(List<View> views) throws IOException {
        Map<String, Map<String, Long>> sizes = new TreeMap<>();
        for (View view : views) {
            for (PackageFacts each :
                    published.of(view).map(RepositoryMetadata::packages).orElse(List.of())) {
                sizes.computeIfAbsent(view.repository(), none -> new HashMap<>())
                        .put(each.pkgid(), each.size());
            }
        }
        Table table = new Table("counts", "Storage", List.of("Repository", "Files", "Size"));
        sizes.forEach((repository, files) -> table.add(Element.of("tr")
                .add(Element.of("td", "name").text(repository))
                .add(number("Files", files.size()))
                .add(Table.bytes(
                        files.values().stream().mapToLong(Long::longValue).sum()))));
        FileStore disk = Files.getFileStore(data.repositories());
        return Element.of("div")
                .add(table.element())
                .add(new DefinitionList("facts")
                        .add("Disk", Bytes.of(disk.getTotalSpace()))
                        .add("Free", Bytes.of(disk.getUsableSpace()))
                        .element());
    }
}
