package io.github.apprpm.report;

import io.github.apprpm.html.DefinitionList;
import io.github.apprpm.html.Element;
import io.github.apprpm.text.Count;
import io.github.apprpm.text.Seconds;
import io.github.apprpm.verify.Timeline;
import io.github.apprpm.verify.Timeline.Fate;
import io.github.apprpm.verify.Timeline.Mark;
import io.github.apprpm.verify.Timeline.Sent;
import io.github.apprpm.verify.TimelineSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Draws the requests of an upgrade: a column for each 100 ms, stacked by what became of them. Words say the same, and
 * fates differ by patterns, not by colours alone. Widths are shares of the plot's, whatever
 * that is; heights and letters are not.
 */
final class TimelinePlot {
    private static final long STEP = 100;
    private static final int MOST_COLUMNS = 300;
    private static final long[] TICKS = {100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000};
    private static final int MOST_TICKS = 6;

    private static final int ROW = 16;
    private static final int HEIGHT = 120;
    private static final int LEAST = 3;
    private static final int BASELINE = 4;
    /** What half of the narrowest plot has room for. */
    private static final int MOST_LETTERS = 18;

    private static final double PERCENT = 100;
    private static final double EDGE = 95;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Timeline timeline;
    private final List<Mark> marks;
    private final String id;
    private final long step;
    private final long end;
    private final Map<Long, Map<Fate, Integer>> columns = new TreeMap<>();
    private final int top;

    /** @param id unique in the page */
    TimelinePlot(Timeline timeline, String id) {
        this.timeline = timeline;
        this.id = id;
        this.marks = timeline.marks().stream()
                .sorted(Comparator.comparingLong(Mark::at))
                .toList();
        long last = LongStream.concat(
                        timeline.requests().stream().mapToLong(Sent::at),
                        marks.stream().mapToLong(Mark::at))
                .max()
                .orElse(0);
        this.step = LongStream.iterate(STEP, wider -> wider * 2)
                .filter(width -> last / width < MOST_COLUMNS)
                .findFirst()
                .orElseThrow();
        this.end = (last / step + 1) * step;
        for (Sent sent : timeline.requests()) {
            columns.computeIfAbsent(Math.max(0, sent.at()) / step, column -> new EnumMap<>(Fate.class))
                    .merge(sent.fate(), 1, Integer::sum);
        }
        this.top = (marks.size() + 1) * ROW + BASELINE;
    }

    Element element() {
        Element summary = Element.of("p").text(sentence());
        if (columns.isEmpty()) {
            return summary;
        }
        DefinitionList times = new DefinitionList("facts");
        marks.forEach(mark -> times.add(mark.words(), Seconds.ofMillis(mark.at())));
        Element content = Element.of("figure").add(summary).add(plot()).add(legend());
        return marks.isEmpty() ? content : content.add(times.element());
    }

    private String sentence() {
        return columns.isEmpty()
                ? "There were no requests."
                : "Of %s: %s.".formatted(Count.of(timeline.requests().size(), "request"), TimelineSummary.of(timeline));
    }

    private Element plot() {
        Element svg = Element.of("svg", "timeline")
                .with("role", "img")
                .with("aria-labelledby", id + "-title " + id + "-words")
                .with("width", "100%")
                .with("height", top + HEIGHT + ROW + BASELINE)
                .add(Element.of("title").with("id", id + "-title").text("Requests during the upgrade"))
                .add(Element.of("desc").with("id", id + "-words").text(description()))
                .add(patterns());
        grid(svg);
        columns.forEach((number, counts) -> svg.add(column(number, counts)));
        for (int i = 0; i < marks.size(); i++) {
            svg.add(line("mark", marks.get(i).at(), i * ROW));
        }
        for (int i = 0; i < marks.size(); i++) {
            svg.add(name(marks.get(i), i * ROW));
        }
        svg.add(scaleName());
        return svg;
    }

    private String description() {
        return Stream.concat(
                        Stream.of(sentence()),
                        marks.stream().map(mark -> "%s at %s.".formatted(mark.words(), Seconds.ofMillis(mark.at()))))
                .collect(Collectors.joining(" "));
    }

    /** Scale and axis. */
    private void grid(Element svg) {
        svg.add(horizontal("scale", top));
        svg.add(horizontal("axis", top + HEIGHT));
        long tick = LongStream.of(TICKS)
                .filter(width -> end / width <= MOST_TICKS)
                .findFirst()
                .orElse(end);
        for (long at = 0; at <= end; at += tick) {
            double x = x(at);
            svg.add(Element.of("text", x == 0 ? "start" : x > EDGE ? "end" : "middle")
                    .with("x", percent(x))
                    .with("y", top + HEIGHT + ROW)
                    .text(Seconds.ofMillis(at)));
        }
    }

    private Element scaleName() {
        return Element.of("text", "scale-name")
                .with("x", 0)
                .with("y", top - BASELINE)
                .text("%s in %s".formatted(Count.of(most(), "request"), Seconds.ofMillis(step)));
    }

    private static Element horizontal(String styleClass, int y) {
        return Element.of("line", styleClass)
                .with("x1", 0)
                .with("x2", "100%")
                .with("y1", y)
                .with("y2", y);
    }

    private long most() {
        return columns.values().stream().mapToLong(TimelinePlot::sum).max().orElse(0);
    }

    private static long sum(Map<Fate, Integer> counts) {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** From the bottom in the order of fates. */
    private Element column(long number, Map<Fate, Integer> counts) {
        String words = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + TimelineSummary.word(entry.getKey()))
                .collect(Collectors.joining(", "));
        Element column = Element.of("g")
                .add(
                        "title",
                        "%s to %s: %s"
                                .formatted(
                                        Seconds.ofMillis(number * step), Seconds.ofMillis((number + 1) * step), words));
        double y = top + HEIGHT;
        for (Map.Entry<Fate, Double> part : heights(counts).entrySet()) {
            y -= part.getValue();
            column.add(bar(part.getKey())
                    .with("x", percent(x(number * step)))
                    .with("y", number(y))
                    .with("width", percent(x(step)))
                    .with("height", number(part.getValue())));
        }
        return column;
    }

    /** The smallest part is still seen; what it takes too much is taken from the largest. */
    private Map<Fate, Double> heights(Map<Fate, Integer> counts) {
        double scale = (double) HEIGHT / most();
        Map<Fate, Double> heights = new EnumMap<>(Fate.class);
        counts.forEach((fate, count) -> heights.put(fate, Math.max(LEAST, count * scale)));
        double whole = Math.max(LEAST * counts.size(), sum(counts) * scale);
        double excess =
                heights.values().stream().mapToDouble(Double::doubleValue).sum() - whole;
        Fate largest = Collections.max(heights.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        heights.merge(largest, -excess, Double::sum);
        return heights;
    }

    private Element bar(Fate fate) {
        Element bar = Element.of("rect", "fate-" + TimelineSummary.word(fate).replace(' ', '-'));
        return switch (fate) {
            case ANSWERED, FAILED -> bar;
            case REFUSED, CUT_OFF -> bar.with("fill", "url(#%s)".formatted(pattern(fate)));
        };
    }

    private String pattern(Fate fate) {
        return "%s-%s".formatted(id, fate.name().toLowerCase(Locale.ROOT));
    }

    /** Stripes, and dots. */
    private Element patterns() {
        return Element.of("defs")
                .add(pattern(Fate.REFUSED, "stripes")
                        .with("patternTransform", "rotate(45)")
                        .add(Element.of("rect").with("width", 3).with("height", 6)))
                .add(pattern(Fate.CUT_OFF, "dots")
                        .add(Element.of("circle").with("cx", 3).with("cy", 3).with("r", 2)));
    }

    private Element pattern(Fate fate, String styleClass) {
        return Element.of("pattern", styleClass)
                .with("id", pattern(fate))
                .with("width", 6)
                .with("height", 6)
                .with("patternUnits", "userSpaceOnUse");
    }

    private Element line(String styleClass, long at, int y) {
        String x = percent(x(at));
        return Element.of("line", styleClass)
                .with("x1", x)
                .with("x2", x)
                .with("y1", y)
                .with("y2", top + HEIGHT);
    }

    /** On the side where there is more room. */
    private Element name(Mark mark, int y) {
        boolean isRight = x(mark.at()) < PERCENT / 2;
        String time = " " + Seconds.ofMillis(mark.at());
        String words = mark.words();
        int most = MOST_LETTERS - time.length();
        String shown = words.length() > most ? words.substring(0, most - 1) + "\u2026" : words;
        return Element.of("text", isRight ? "name start" : "name end")
                .with("x", percent(x(mark.at())))
                .with("dx", isRight ? BASELINE : -BASELINE)
                .with("y", y + ROW - BASELINE)
                .text(shown + time);
    }

    private Element legend() {
        Element legend = Element.of("p", "legend");
        List<Fate> fates = new ArrayList<>(List.of(Fate.values()));
        fates.removeIf(fate -> timeline.count(fate) == 0);
        for (Fate fate : fates) {
            Element swatch = Element.of("svg", "swatch")
                    .with("aria-hidden", "true")
                    .with("width", 24)
                    .with("height", 12)
                    .add(bar(fate).with("width", 24).with("height", 12));
            legend.add(Element.of("span").add(swatch).text(" " + TimelineSummary.word(fate)));
        }
        return legend;
    }

    private double x(long at) {
        return PERCENT * Math.max(0, at) / end;
    }

    private static String percent(double x) {
        return number(x) + "%";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
