package io.github.apprpm.server.pages;

import io.github.apprpm.server.access.Right;
import io.github.apprpm.server.config.Configuration;
import io.github.apprpm.server.http.ServerRequest;
import io.github.apprpm.server.storage.DataFolder;
import io.github.apprpm.server.storage.View;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The addresses of pages. */
final class PageAddress {
    private static final String RPM = ".rpm";

    private PageAddress() {}

    static String of(View view) {
        return "/packages/" + view.path();
    }

    /** @param fileName of a package, with its ending */
    static String of(View view, String fileName) {
        String file = fileName.endsWith(RPM) ? fileName.substring(0, fileName.length() - RPM.length()) : fileName;
        return of(view) + "/" + encoded(file);
    }

    static String changes(View view, String fileName) {
        return of(view, fileName) + "/changes";
    }

    /** In a path or a query: a plus sign is itself. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The views that whoever asks may read. */
    static List<View> readable(DataFolder data, ServerRequest request) throws IOException {
        return data.views().stream()
                .filter(view -> request.identity().may(Right.READ, view.repository()))
                .toList();
    }

    /** The view that a request is about; nothing if there can be none of this name. */
    static Optional<View> view(ServerRequest request) {
        String repository = request.variable("repository");
        String release = request.variable("release");
        String architecture = request.variable("architecture");
        return Configuration.isName(repository) && Configuration.isName(release) && Configuration.isName(architecture)
                ? Optional.of(new View(repository, release, architecture))
                : Optional.empty();
    }
}
