package io.github.apprpm.report;

import io.github.apprpm.html.Anchor;
import io.github.apprpm.html.Element;
import io.github.apprpm.html.Section;
import io.github.apprpm.library.Part;
import io.github.apprpm.text.Bytes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What takes the space, as a plot. */
final class Space {
    private Space() {}

    /**
     * @param size what takes the space
     * @param anchors where in the page a path is described
     */
    static Section section(Part size, Map<String, Anchor> anchors) {
        Tile root = Tile.of(size);
        Treemap wide = Treemap.of(root, Treemap.Format.WIDE, anchors);
        Treemap narrow = Treemap.of(root, Treemap.Format.NARROW, anchors);
        Set<Tile.Kind> kinds = EnumSet.copyOf(wide.kinds());
        kinds.addAll(narrow.kinds());
        Element legend = Element.of("p", "legend");
        kinds.forEach(kind -> legend.add(
                Element.of("span").add(Element.of("i", kind.styleClass())).text(kind.words())));
        Element content = Element.of("div")
                .add(Element.of("p")
                        .text(
                                "%s installed. The area of each part shows its bytes, within a jar its compressed bytes. Each part links to its line below."
                                        .formatted(Bytes.of(size.bytes()))))
                .add(Element.of("a", "skip").with("href", "#after-plot").text("Skip the plot"))
                .add(Element.of("div", "plot").add(wide.element()).add(narrow.element()))
                .add(Element.of("p", "reading").with("id", "after-plot").with("aria-live", "polite"))
                .add(legend);
        return Section.of("space", "What takes the space", content);
    }
}
