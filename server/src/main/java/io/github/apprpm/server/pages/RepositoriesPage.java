package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.html.Table;
import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.repository.metadata.RepositoryMetadata;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Time;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** All repositories: what is in them, and when they have changed. */
final class RepositoriesPage implements Endpoint {
    private final DataFolder data;
    private final PublishedPackages published;

    RepositoriesPage(DataFolder data, PublishedPackages published) {
        this.data = data;
        this.published = published;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        List<View> views = PageAddress.readable(data, request);
        Element content = Element.of("div");
        if (views.isEmpty()) {
            content.add("p", "There are no packages yet. Put one with:")
                    .add("pre", "curl -T shop-1.0-1.el9.noarch.rpm %s/upload".formatted(request.origin()));
        } else {
            Table table = new Table(
                    "repositories",
                    "Repositories",
                    List.of("Repository", "Release", "Architecture", "Packages", "Size", "Changed"));
            for (View view : views) {
                table.add(row(view));
            }
            content.add(table.element());
        }
        String count = Count.of(views.stream().map(View::repository).distinct().count(), "repository", "repositories");
        return SitePage.of(
                        "RPM repositories",
                        SitePage.header("Repositories", count),
                        List.of(Section.of("repositories", "Packages for hosts", content)))
                .answer();
    }

    private Element row(View view) throws IOException {
        Optional<RepositoryMetadata> metadata = published.of(view);
        List<PackageFacts> packages = metadata.map(RepositoryMetadata::packages).orElse(List.of());
        Element name = Element.of("td", "name")
                .add(Element.of("a").with("href", PageAddress.of(view)).text(view.repository()));
        return Element.of("tr")
                .add(name)
                .add(named("Release", view.release()))
                .add(named("Architecture", view.architecture()))
                .add(named("Packages", Integer.toString(packages.size())))
                .add(Table.bytes(packages.stream().mapToLong(PackageFacts::size).sum()))
                .add(named(
                        "Changed",
                        metadata.map(known -> Time.MINUTE.of(known.timestamp())).orElse("not indexed yet")));
    }

    private static Element named(String column, String text) {
        return Element.of("td").with("data-name", column).text(text);
    }
}
