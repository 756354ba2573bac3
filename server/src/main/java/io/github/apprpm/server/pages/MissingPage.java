package io.github.apprpm.server.pages;

import io.github.apprpm.server.http.Answer;
import java.util.List;

/** The answer to an address that is not there. */
final class MissingPage {
    private MissingPage() {}

    static Answer of(String why) {
        return SitePage.of("Not found", SitePage.header("Not found", why), List.of())
                .answer(404);
    }
}
