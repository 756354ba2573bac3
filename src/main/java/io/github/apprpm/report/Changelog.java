package io.github.apprpm.report;

import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.rpm.RpmHeader;
import io.github.apprpm.rpm.RpmTag;
import io.github.apprpm.text.Time;
import java.util.List;
import java.util.Optional;

/** What the packager says of the versions. */
final class Changelog {
    private static final int MOST = 50;

    private Changelog() {}

    static Optional<Section> section(RpmHeader header) {
        List<String> names = header.strings(RpmTag.CHANGELOGNAME);
        List<String> texts = header.strings(RpmTag.CHANGELOGTEXT);
        long[] times = header.numbers(RpmTag.CHANGELOGTIME);
        int count = Math.min(Math.min(names.size(), texts.size()), times.length);
        if (count == 0) {
            return Optional.empty();
        }
        Element content = Element.of("div");
        for (int i = 0; i < Math.min(count, MOST); i++) {
            content.add(Element.of("h3").text("%s, %s".formatted(Time.DAY.of(times[i]), names.get(i))))
                    .add(Element.of("pre", "prose").text(texts.get(i).strip() + "\n"));
        }
        if (count > MOST) {
            content.add("p", "%d older entries are not shown.".formatted(count - MOST));
        }
        return Optional.of(Section.of("changelog", "Changelog", count, content));
    }
}
