package io.github.apprpm.server.pages;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What has changed in a package since the version before. */
final class ChangesPage implements Endpoint {
    private final DataFolder data;
    private final PublishedPackages published;
    private final InspectedPackages inspected;

    ChangesPage(DataFolder data, PublishedPackages published, InspectedPackages inspected) {
        this.data = data;
        this.published = published;
        this.inspected = inspected;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        Optional<View> view = PageAddress.view(request);
        Optional<PackageFacts> after =
                view.isPresent() ? published.find(view.get(), request.variable("file")) : Optional.empty();
        Optional<PackageFacts> before =
                after.isPresent() ? published.before(view.get(), after.get()) : Optional.empty();
        if (before.isEmpty()) {
            return MissingPage.of("There is no such package, or no version before it.");
        }
        Path root = data.folder(view.get());
        Optional<InspectedPackages.Parts> parts = inspected.compared(
                root.resolve(before.get().href()),
                before.get().pkgid(),
                root.resolve(after.get().href()),
                after.get().pkgid());
        String title = "%s, changes since %s".formatted(after.get().nevra(), PublishedPackages.evr(before.get()));
        return parts.map(each -> new SitePage(title, "", each.header(), each.links(), each.sections()).answer())
                .orElseGet(() -> BusyPage.of(title));
    }
}
