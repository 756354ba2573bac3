package io.github.apprpm.server.statistics;

import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.Endpoint;
import io.github.apprpm.server.http.ServerRequest;
import java.io.IOException;

/** Counts the packages that another endpoint sends; one that comes in parts counts once. */
public final class DownloadCounter implements Endpoint {
    private static final String RPM = ".rpm";

    private final Endpoint files;
    private final Downloads downloads;

    /** @param files answers the paths of views */
    public DownloadCounter(Endpoint files, Downloads downloads) {
        this.files = files;
        this.downloads = downloads;
    }

    @Override
    public Answer answer(ServerRequest request) throws IOException {
        Answer answer = files.answer(request);
        if (answer.file().isPresent() && isWhole(request)) {
            String path = request.variable("path");
            downloads.count(
                    "%s/%s/%s"
                            .formatted(
                                    request.variable("repository"),
                                    request.variable("release"),
                                    request.variable("architecture")),
                    path.substring(path.lastIndexOf('/') + 1),
                    request.header("user-agent").orElse(""));
        }
        return answer;
    }

    private static boolean isWhole(ServerRequest request) {
        return request.method().equals("GET")
                && request.variable("path").endsWith(RPM)
                && request.header("if-none-match").isEmpty()
                && request.header("range")
                        .map(range -> range.startsWith("bytes=0-"))
                        .orElse(true);
    }
}
