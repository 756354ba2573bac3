package io.github.apprpm.server.pages;

import io.github.apprpm.server.http.Answer;
import java.util.List;

/** The answer to a request that would take long, while there are many of them. */
final class BusyPage {
    private BusyPage() {}

    static Answer of(String title) {
        return SitePage.of(title, SitePage.header(title, "The server is busy. Reload the page in a minute."), List.of())
                .answer(503)
                .with("Retry-After", "60");
    }
}
