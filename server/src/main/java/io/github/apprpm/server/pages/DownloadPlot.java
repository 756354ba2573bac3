package io.github.apprpm.server.pages;

import io.github.apprpm.html.Element;
import io.github.apprpm.text.Count;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/** Downloads by day, as bars. */
final class DownloadPlot {
    private static final int BAR = 10;
    private static final int GAP = 2;
    private static final int HEIGHT = 100;
    private static final int TOP = 8;

    private DownloadPlot() {}

    /** @param counts of each day, the last one today */
    static Element of(List<Long> counts, LocalDate today) {
        long sum = counts.stream().mapToLong(Long::longValue).sum();
        long most = Math.max(1, Collections.max(counts));
        Element svg = Element.of("svg", "days")
                .with("viewBox", "0 0 %d %d".formatted(counts.size() * BAR, HEIGHT))
                .with("preserveAspectRatio", "none")
                .with("role", "img")
                .with(
                        "aria-label",
                        "%s in %s, %d on the day with the most"
                                .formatted(
                                        Count.of(sum, "download"),
                                        Count.of(counts.size(), "day"),
                                        Collections.max(counts)));
        for (int i = 0; i < counts.size(); i++) {
            svg.add(bar(i, counts.get(i), most, today.minusDays(counts.size() - 1L - i)));
        }
        return Element.of("figure")
                .add(svg)
                .add(Element.of("figcaption", "span")
                        .add("span", today.minusDays(counts.size() - 1L).toString())
                        .add("span", Count.of(sum, "download"))
                        .add("span", "today"));
    }

    private static Element bar(int place, long count, long most, LocalDate day) {
        long height = count == 0 ? 2 : Math.max(4, (HEIGHT - TOP) * count / most);
        Element bar = Element.of("rect")
                .with("x", place * BAR + GAP / 2)
                .with("y", HEIGHT - height)
                .with("width", BAR - GAP)
                .with("height", height);
        return (count == 0 ? bar.with("class", "none") : bar)
                .add(Element.of("title").text("%s: %d".formatted(day, count)));
    }
}
