package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.server.audit.AuditEntry;
import io.github.apprpm.server.audit.AuditLog;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.statistics.Downloads;
import io.github.apprpm.server.storage.View;
import io.github.apprpm.text.Time;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A package: how to install it, who brought it, how often it was downloaded, and all that {@code inspect} says of it. */
final class ReleasePage implements Endpoint {
    private static final int DAYS = 90;
    private static final int MOST_VERSIONS = 30;

    private final PublishedPackages published;
    private final InspectedPackages inspected;
    private final Downloads downloads;
    private final AuditLog audit;
    private final InstantSource clock;

    ReleasePage(
            PublishedPackages published,
            InspectedPackages inspected,
            Downloads downloads,
            AuditLog audit,
            InstantSource clock) {
        this.published = published;
        this.inspected = inspected;
        this.downloads = downloads;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        Optional<View> view = PageAddress.view(request);
        Optional<PackageFacts> facts =
                view.isPresent() ? published.find(view.get(), request.variable("file")) : Optional.empty();
        if (facts.isEmpty()) {
            return MissingPage.of("There is no such package. It may have been withdrawn.");
        }
        PackageFacts one = facts.get();
        Optional<InspectedPackages.Parts> parts = Optional.empty();
        String instead = "Reload to see what is in it.";
        try {
            parts = inspected.inspected(view.get(), one);
        } catch (NoSuchFileException e) {
            instead = "It is fetched when a host asks for it.";
        }
        StringBuilder links = new StringBuilder();
        StringBuilder sections = new StringBuilder();
        for (Section section : own(request, view.get(), one)) {
            section.link().writeTo(links);
            section.element().writeTo(sections);
        }
        parts.ifPresent(each -> {
            links.append('\n').append(each.links());
            sections.append('\n').append(each.sections());
        });
        String header = parts.map(InspectedPackages.Parts::header)
                .orElse(SitePage.header(one.name() + " " + PublishedPackages.evr(one), instead)
                        .toString());
        return new SitePage(one.nevra(), "", header, links.toString(), sections.toString()).answer();
    }

    private List<Section> own(ServerRequest request, View view, PackageFacts one) throws IOException {
        List<PackageFacts> versions = published.versions(view, one);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of(
                "install",
                "Install",
                InstallLines.of(request.origin(), view, one, versions.get(0).equals(one))
                        .add("h3", "The file")
                        .add(Element.of("p")
                                .add(Element.of("a")
                                        .with("href", address(view, one))
                                        .text(one.fileName())))
                        .add(Element.of("p").add("code", "sha256 " + one.pkgid()))));
        sections.add(Section.of(
                "downloads",
                "Downloads",
                DownloadPlot.of(
                        downloads.ofPackage(view.repository(), one.fileName(), DAYS),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))));
        sections.add(Section.of("versions", "Versions", versions.size(), versions(view, one, versions)));
        sections.add(Section.of(
                "history", "History", Element.of("div").add(history(view, one)).add(administration(view, one))));
        return sections;
    }

    /** Where clients get it. */
    private static String address(View view, PackageFacts one) {
        StringBuilder address = new StringBuilder("/repositories/" + view.path());
        for (String word : one.href().split("/")) {
            address.append('/').append(PageAddress.encoded(word));
        }
        return address.toString();
    }

    private Element versions(View view, PackageFacts one, List<PackageFacts> versions) throws IOException {
        Element list = Element.of("div");
        Optional<PackageFacts> before = published.before(view, one);
        before.ifPresent(older -> list.add(Element.of("p")
                .add(Element.of("a")
                        .with("href", PageAddress.changes(view, one.fileName()))
                        .text("What has changed since %s".formatted(PublishedPackages.evr(older))))));
        Table table = new Table("versions", "Versions", List.of("Version", "Size", "Came"));
        for (PackageFacts each : versions.subList(0, Math.min(MOST_VERSIONS, versions.size()))) {
            Element name = Element.of("td");
            if (each.equals(one)) {
                name.add("b", PublishedPackages.evr(each));
            } else {
                name.add(Element.of("a")
                        .with("href", PageAddress.of(view, each.fileName()))
                        .text(PublishedPackages.evr(each)));
            }
            table.add(Element.of("tr")
                    .add(name)
                    .add(Table.bytes(each.size()))
                    .add(Element.of("td", "muted").text(Time.DAY.of(each.modified()))));
        }
        list.add(table.element());
        return versions.size() > MOST_VERSIONS
                ? list.add("p", "%d older versions are not shown.".formatted(versions.size() - MOST_VERSIONS))
                : list;
    }

    private static Element administration(View view, PackageFacts one) {
        String address = "/admin?repository=%s&release=%s&file=%s"
                .formatted(view.repository(), view.release(), PageAddress.encoded(one.fileName()));
        return Element.of("p").add(Element.of("a").with("href", address).text("Promote or withdraw it"));
    }

    private Element history(View view, PackageFacts one) throws IOException {
        // A file of another machine may be older than its upload, but never younger.
        List<AuditEntry> history = audit.history(one.fileName(), Instant.ofEpochSecond(one.modified())).stream()
                .filter(entry -> entry.what().startsWith(view.repository() + "/"))
                .toList();
        return history.isEmpty()
                ? Element.of("p", "muted").text("It came before the audit log, or by hand.")
                : AuditTable.of(history);
    }
}
