package io.github.apprpm.report;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Page;
import io.github.apprpm.html.Section;
import io.github.apprpm.model.Resource;
import java.util.List;

/** A page about packages, with the style sheet and the script that such pages share. */
final class PackagePage {
    private PackagePage() {}

    static Page of(String title, Element header, List<Section> sections) {
        return new Page(
                title,
                header,
                sections,
                Resource.text(PackagePage.class, "package.css"),
                Resource.text(PackagePage.class, "plot.js"));
    }
}
