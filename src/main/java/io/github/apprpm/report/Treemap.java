package io.github.apprpm.report;

import io.github.apprpm.html.Anchor;
import io.github.apprpm.html.Element;
import io.github.apprpm.model.InstallPath;
import io.github.apprpm.text.Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;

/**
 * Draws tiles as nested rectangles, for a plot of a width that may vary and a height that does not. Labels are drawn for
 * several widths; the style sheet shows those for which there is room.
 */
final class Treemap {
    private static final int HEADER = 20;
    private static final int MARGIN = 2;
    private static final double LEAST_GROUP_WIDTH = 90;
    private static final double LEAST_GROUP_HEIGHT = 60;
    /** A smaller area, in square pixels, can be neither seen nor clicked. */
    private static final double LEAST_AREA = 150;

    private static final int PERCENT = 100;

    /**
     * The size that the plot is drawn for.
     *
     * @param styleClass the class of the plot
     * @param height its height
     * @param widths the widths that it may have, as the style sheet knows them: the last is the one for which it is drawn
     */
    record Format(String styleClass, int height, List<Integer> widths) {
        static final Format WIDE = new Format("wide", 520, List.of(600, 760, 920));
        static final Format NARROW = new Format("narrow", 640, List.of(270, 320, 420));

        private int width() {
            return widths.get(widths.size() - 1);
        }
    }

    private final Format format;
    private final Map<String, Anchor> anchors;
    private final long whole;
    private final List<Element> drawn = new ArrayList<>();
    private final Set<Tile.Kind> kinds = EnumSet.noneOf(Tile.Kind.class);

    private Treemap(Format format, Map<String, Anchor> anchors, long whole) {
        this.format = format;
        this.anchors = anchors;
        this.whole = whole;
    }

    /**
     * @param root all that is to be drawn
     * @param anchors where in the page a path is described
     */
    static Treemap of(Tile root, Format format, Map<String, Anchor> anchors) {
        Treemap map = new Treemap(format, anchors, root.bytes());
        map.drawParts(root, new Rectangle(0, 0, format.width(), format.height()));
        return map;
    }

    /** Of what kinds the tiles are. */
    Set<Tile.Kind> kinds() {
        return kinds;
    }

    Element element() {
        return Element.of("svg", "treemap " + format.styleClass())
                .with("role", "group")
                .with("aria-label", "Installed size by file and library")
                .with("width", "100%")
                .with("height", format.height())
                .add(drawn.stream());
    }

    private void drawParts(Tile group, Rectangle place) {
        List<Tile> visible = visible(group, place.area());
        if (visible.isEmpty()) {
            return;
        }
        List<Rectangle> places =
                Squarified.divide(place, visible.stream().map(Tile::bytes).toList());
        for (int i = 0; i < places.size(); i++) {
            draw(visible.get(i), places.get(i));
        }
    }

    /** The parts that are large enough, and one for the rest. */
    private List<Tile> visible(Tile group, double area) {
        double least = group.bytes() * LEAST_AREA / area;
        List<Tile> visible = new ArrayList<>();
        List<Tile> rest = new ArrayList<>();
        for (Tile part : group.parts()) {
            if (part.bytes() >= least) {
                visible.add(part);
            } else {
                rest.add(part);
            }
        }
        if (!rest.isEmpty() && rest.stream().mapToLong(Tile::bytes).sum() >= least) {
            visible.add(Tile.rest(rest, group));
            visible.sort((one, other) -> Long.compare(other.bytes(), one.bytes()));
        }
        return visible;
    }

    private void draw(Tile tile, Rectangle place) {
        boolean isGroup =
                !tile.parts().isEmpty() && place.width() >= LEAST_GROUP_WIDTH && place.height() >= LEAST_GROUP_HEIGHT;
        Optional<Anchor> anchor = Optional.ofNullable(anchors.get(tile.path()));
        Element shape = anchor.map(described -> Element.of("a").with("href", "#" + described.id()))
                .orElseGet(() -> Element.of("g").with("tabindex", 0).with("role", "img"))
                .with(
                        "class",
                        isGroup ? "tile tile-group" : "tile " + tile.kind().styleClass())
                .add("title", title(tile))
                .add(rectangle(place));
        if (isGroup) {
            shape.add(header(tile, place).stream());
        } else {
            kinds.add(tile.kind());
            String label = anchor.map(Anchor::label).orElseGet(tile::label);
            shape.add(labels(label, tile, place).stream());
        }
        drawn.add(shape);
        if (isGroup) {
            drawParts(tile, place.below(HEADER).within(MARGIN));
        }
    }

    private String title(Tile tile) {
        String size = "%s: %s, %s".formatted(tile.path(), Bytes.of(tile.bytes()), Bytes.share(tile.bytes(), whole));
        return tile.names().isEmpty() ? size : size + ": " + tile.names();
    }

    private Element rectangle(Rectangle place) {
        return Element.of("rect")
                .with("x", percent(place.x()))
                .with("y", number(place.y()))
                .with("width", percent(place.width()))
                .with("height", number(place.height()));
    }

    /** The whole path, or as much of it as there is room for. */
    private List<Element> header(Tile tile, Rectangle place) {
        String size = "  " + Bytes.of(tile.bytes());
        String file = InstallPath.name(tile.path());
        return texts(
                place,
                width -> Stream.of(tile.path() + size, file + size, file)
                        .filter(text -> Label.fits(text, width))
                        .findFirst()
                        .map(text -> new Label(List.of(text))));
    }

    private List<Element> labels(String label, Tile tile, Rectangle place) {
        return texts(place, width -> Label.of(label, Bytes.of(tile.bytes()), width, place.height()));
    }

    /** A text for each width of the plot; one for several if it is the same. */
    private List<Element> texts(Rectangle place, DoubleFunction<Optional<Label>> labelOfWidth) {
        List<Element> texts = new ArrayList<>();
        Optional<Label> current = Optional.empty();
        int start = 0;
        for (int step = 0; step <= format.widths.size(); step++) {
            Optional<Label> next = step == format.widths.size()
                    ? Optional.empty()
                    : labelOfWidth.apply(place.width() * format.widths.get(step) / format.width());
            if (!next.equals(current)) {
                String styleClass = styleClass(start, step);
                current.ifPresent(label -> texts.add(text(place, label.lines(), styleClass)));
                current = next;
                start = step;
            }
        }
        return texts;
    }

    /** The classes of what is shown from one width on, and no more from another one on. */
    private String styleClass(int from, int below) {
        String first = from == 0 ? "" : "from-" + format.widths.get(from);
        String last = below == format.widths.size() ? "" : "below-" + format.widths.get(below);
        return (first + " " + last).strip();
    }

    private Element text(Rectangle place, List<String> lines, String styleClass) {
        Element text = Element.of("text").with("y", number(place.y())).with("aria-hidden", "true");
        if (!styleClass.isEmpty()) {
            text.with("class", styleClass);
        }
        for (String line : lines) {
            text.add(Element.of("tspan")
                    .with("x", percent(place.x()))
                    .with("dx", Label.MARGIN)
                    .with("dy", Label.LINE_HEIGHT)
                    .text(line));
        }
        return text;
    }

    private String percent(double x) {
        return number(x * PERCENT / format.width()) + "%";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
