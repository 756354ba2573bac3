package io.github.apprpm.server.pages;

import io.github.apprpm.repository.metadata.PackageFacts;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What has changed in a package since the version before. */
final class ChangesPage implements Endpoint {
    private final PublishedPackages published;
    private final InspectedPackages inspected;

    ChangesPage(PublishedPackages published, InspectedPackages inspected) {
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
        String title = "%s, changes since %s".formatted(after.get().nevra(), PublishedPackages.evr(before.get()));
        Optional<InspectedPackages.Parts> parts;
        try {
            parts = inspected.compared(view.get(), before.get(), after.get());
        } catch (NoSuchFileException e) {
            return MissingPage.of("One of the two is not there now. It is fetched when a host asks for it.");
        }
        return parts.map(each -> new SitePage(title, "", each.header(), each.links(), each.sections()).answer())
                .orElseGet(() -> BusyPage.of(title));
    }
}
