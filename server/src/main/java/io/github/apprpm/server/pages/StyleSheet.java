package io.github.apprpm.server.pages;

import io.github.apprpm.file.Sha256;
import io.github.apprpm.html.Page;
import io.github.apprpm.model.Resource;
import io.github.apprpm.report.InspectPage;
import io.github.apprpm.server.http.Answer;
import io.github.apprpm.server.http.ServerRequest;
import java.nio.charset.StandardCharsets;

/** The style sheet of all pages, under a name that changes with it. */
public final class StyleSheet {
    private static final byte[] BYTES = (Resource.text(Page.class, "page.css")
                    + Resource.text(InspectPage.class, "package.css")
                    + Resource.text(StyleSheet.class, "site.css"))
            .getBytes(StandardCharsets.UTF_8);
    private static final int DIGITS = 12;

    /** Where it is. */
    public static final String PATH =
            "/pages/%s.css".formatted(Sha256.hex(BYTES).substring(0, DIGITS));

    private StyleSheet() {}

    public static Answer get(ServerRequest request) {
        return Answer.of(200, "text/css; charset=utf-8", BYTES)
                .with("Cache-Control", "public, max-age=31536000, immutable")
                .with("X-Content-Type-Options", "nosniff");
    }
}
